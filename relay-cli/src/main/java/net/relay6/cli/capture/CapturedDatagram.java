package net.relay6.cli.capture;

import java.time.Instant;
import net.relay6.net.Endpoint;
import net.relay6.net.Octets;

/**
 * One UDP datagram over IPv6 of a capture.
 *
 * @param time when it was captured
 * @param source who sent it
 * @param destination whom it was sent to
 * @param payload its UDP payload, as much of it as was captured
 */
public record CapturedDatagram(
    Instant time, Endpoint source, Endpoint destination, Octets payload) {}
