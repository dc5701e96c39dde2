package net.relay6.platform.linux;

import java.nio.ByteBuffer;
import java.util.Optional;
import net.relay6.kernel.NetlinkAttributes;
import net.relay6.platform.NeighbourTable;

/**
 * A message about a table of neighbours: {@code struct ndtmsg}, of which the family matters, then
 * attributes. A table itself has {@code struct ndt_config}, with the number of entries behind two
 * numbers of 16 bits, and {@code struct ndt_stats}, numbers of 64 bits. The kernel sends a further
 * message without them for each interface.
 */
final class NeighbourMessage {

  private static final int LENGTH = 4;
  private static final int INET6 = 10;

  private static final int LIMIT = 4;
  private static final int CONFIG = 5;
  private static final int STATISTICS = 7;

  private static final int ENTRIES_AT = 4;
  private static final int REFUSED_AT = 10 * Long.BYTES;

  private NeighbourMessage() {}

  /** The event of a message about the IPv6 neighbour table; empty for other messages. */
  static Optional<NetlinkEvent> read(int sequence, ByteBuffer body) {
    if (body.limit() < LENGTH) {
      return Optional.of(new NetlinkEvent.ResyncNeeded());
    }
    return body.get(0) == INET6
        ? NetlinkAttributes.read(body, LENGTH)
            .map(attributes ->
                count(attributes)
                    .<NetlinkEvent>map(count -> new NetlinkEvent.Neighbours(sequence, count)))
            .orElse(Optional.of(new NetlinkEvent.ResyncNeeded()))
        : Optional.empty();
  }

  private static Optional<NeighbourTable.Count> count(NetlinkAttributes attributes) {
    return attributes
        .number(LIMIT)
        .flatMap(limit ->
            attributes
                .numberAt(CONFIG, ENTRIES_AT)
                .map(entries ->
                    new NeighbourTable.Count(
                        Integer.toUnsignedLong(entries),
                        Integer.toUnsignedLong(limit),
                        attributes.longAt(STATISTICS, REFUSED_AT))));
  }
}
