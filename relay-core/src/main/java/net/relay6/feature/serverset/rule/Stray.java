package net.relay6.feature.serverset.rule;

import net.relay6.feature.serverset.seen.Facts;
import net.relay6.net.Ipv6Address;

/**
 * A message that only servers send, heard on a client link.
 *
 * @param atNanos when
 * @param link where
 * @param source who sent it
 * @param facts what it says
 * @param frame where it is kept as evidence
 */
public record Stray(long atNanos, String link, Ipv6Address source, Facts facts, long frame) {}
