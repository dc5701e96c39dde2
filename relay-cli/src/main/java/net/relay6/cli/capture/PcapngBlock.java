package net.relay6.cli.capture;

import java.util.Optional;
import net.relay6.net.Octets;

/**
 * One block of a pcapng capture.
 *
 * @param octets all of it, as it stands in the file
 * @param packet the packet it holds, if it is such a block
 */
record PcapngBlock(Octets octets, Optional<CapturedPacket> packet) {}
