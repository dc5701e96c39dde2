package net.relay6.tools.audit;

/**
 * A reference to a packet of a capture.
 *
 * @param file the index of the file, from 0
 * @param number its number in that file, from 1
 */
record PacketPlace(int file, long number) {}
