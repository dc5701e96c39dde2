package net.relay6.observer.finding;

import net.relay6.net.Octets;

/**
 * A message as evidence of a finding.
 *
 * @param what its sender and receiver
 * @param frame the client's or server's message, octet for octet
 */
public record Evidence(String what, Octets frame) {}
