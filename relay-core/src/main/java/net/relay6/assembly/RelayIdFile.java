package net.relay6.assembly;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import net.relay6.net.Octets;
import net.relay6.settings.RelaySettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This relay's own DUID: what the operator says, otherwise a DUID-UUID made once and kept in a file
 * (RFC 5460, section 5.4.1; RFC 6355). Without a place to keep it there is none: one that changes
 * with every start would be worse.
 */
final class RelayIdFile {

  private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
  private static final short DUID_UUID = 4;
  private static final int DUID_LENGTH_MIN = 3;
  private static final int DUID_LENGTH_MAX = 130;

  private final RelaySettings settings;
  private final StateFile file;

  RelayIdFile(RelaySettings settings) {
    this.settings = settings;
    file = new StateFile(settings.stateDirectory().resolve("relay-id"));
  }

  /** The DUID, if a link sends it; made now if there is none yet. */
  Optional<Octets> load() {
    if (settings.links().stream().noneMatch(link -> link.options().sendRelayId())) {
      return Optional.empty();
    }
    return settings.relayId().or(this::kept);
  }

  /** The DUID that is configured or kept already, if a link sends it. */
  Optional<Octets> peek() {
    return settings.relayId().isPresent() || file.exists() ? load() : Optional.empty();
  }

  private Optional<Octets> kept() {
    try {
      return file.exists() ? read() : Optional.of(create());
    } catch (IOException fault) {
      LOG.error(
          "Relay-Id is not sent: {} cannot be read or written, {}; make it possible, or set"
              + " relay-id",
          file,
          fault.toString());
      return Optional.empty();
    }
  }

  private Optional<Octets> read() throws IOException {
    Optional<Octets> duid =
        file.read()
            .filter(
                octets -> octets.length() >= DUID_LENGTH_MIN && octets.length() <= DUID_LENGTH_MAX);
    if (duid.isEmpty()) {
      LOG.error("Relay-Id is not sent: {} holds no DUID; remove it, or set relay-id", file);
    }
    return duid;
  }

  private Octets create() throws IOException {
    UUID uuid = UUID.randomUUID();
    Octets duid =
        Octets.of(
            ByteBuffer.allocate(Short.BYTES + 2 * Long.BYTES)
                .putShort(DUID_UUID)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array());
    file.write(duid);
    LOG.info("this relay's DUID is {} from now on, kept in {}", duid, file);
    return duid;
  }
}
