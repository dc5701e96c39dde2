package net.relay6.cli.log;

/**
 * Whether standard error takes the log.
 *
 * @param waitingOctets how much memory the lines hold that wait to be written, in octets
 * @param discardedLines how many lines have been discarded since the start because it took none
 * @param discarding whether lines are discarded just now
 */
public record LogState(long waitingOctets, long discardedLines, boolean discarding) {}
