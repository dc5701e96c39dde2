package net.relay6.feature.serverset.finding;

import net.relay6.net.Octets;

/**
 * A message that shows what a finding says.
 *
 * @param what who sent it where
 * @param frame the client's or server's message, octet for octet
 */
public record Evidence(String what, Octets frame) {}
