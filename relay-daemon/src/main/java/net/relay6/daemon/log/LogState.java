package net.relay6.daemon.log;

/**
 * The state of the log on standard error.
 *
 * @param waitingOctets the memory of queued lines, in octets
 * @param discardedLines the number of lines discarded since the start because standard error was
 *     blocked
 * @param discarding whether lines are being discarded
 */
public record LogState(long waitingOctets, long discardedLines, boolean discarding) {}
