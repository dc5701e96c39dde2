package net.relay6.tools.capture;

import java.util.Optional;
import net.relay6.net.Octets;

/**
 * One block of a pcapng capture.
 *
 * @param octets the whole block, as in the file
 * @param packet its packet, if it is a packet block
 */
record PcapngBlock(Octets octets, Optional<CapturedPacket> packet) {}
