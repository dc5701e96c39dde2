package net.relay6.tools.capture;

import java.nio.ByteOrder;
import java.time.Instant;
import net.relay6.net.Octets;

/**
 * One packet of a capture.
 *
 * @param number its number in the capture, from 1, as Wireshark counts
 * @param time when it was captured
 * @param linkType the type of its first header, a number of tcpdump.org's list
 * @param order the byte order of numbers that the capturing machine's kernel added
 * @param octets the captured octets
 * @param note the capture's metadata of it
 */
record CapturedPacket(
    long number, Instant time, int linkType, ByteOrder order, Octets octets, Note note) {}
