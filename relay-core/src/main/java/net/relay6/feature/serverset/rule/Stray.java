package net.relay6.feature.serverset.rule;

import net.relay6.feature.serverset.seen.Facts;
import net.relay6.net.Ipv6Address;

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
