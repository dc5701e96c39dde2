package net.relay6.observer.rule;

import net.relay6.net.Ipv6Address;
import net.relay6.observer.observation.Facts;

/**
 * A server message that was received on a client link.
 *
 * @param atNanos the time
 * @param link the client link
 * @param source its sender
 * @param facts its content
 * @param frame its ticket as evidence
 */
public record Stray(long atNanos, String link, Ipv6Address source, Facts facts, long frame) {}
