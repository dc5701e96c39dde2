package net.relay6.cli.audit;

/**
 * Where people find a packet again.
 *
 * @param file which of the files, from 0
 * @param number its number in that file, from 1
 */
record PacketPlace(int file, long number) {}
