package net.relay6.cli.capture;

import java.nio.ByteOrder;
import java.time.Instant;
import net.relay6.net.Octets;

/**
 * One packet of a capture.
 *
 * @param number its place in the capture, from 1, as Wireshark counts
 * @param time when it was captured
 * @param linkType what its first header is, a number of tcpdump.org's list
 * @param order of numbers that the capturing machine's kernel put into the packet
 * @param octets as much of it as was captured
 * @param note what the capture says about it
 */
record CapturedPacket(
    long number, Instant time, int linkType, ByteOrder order, Octets octets, Note note) {}
