package net.relay6.runtime.server;

import java.time.Instant;

/**
 * An open finding that a server is silent.
 *
 * @param number distinguishes it from other findings
 * @param since when it opened
 */
public record SilenceFinding(long number, Instant since) {}
