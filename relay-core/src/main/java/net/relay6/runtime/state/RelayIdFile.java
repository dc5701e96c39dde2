package net.relay6.runtime.state;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import net.relay6.net.DuidLength;
import net.relay6.net.Octets;
import net.relay6.settings.RelaySettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This relay's own DUID: the configured one, otherwise a DUID-UUID that is created once and stored
 * in a file (RFC 5460, section 5.4.1; RFC 6355). If it cannot be stored there is none, since a DUID
 * that changes with every start would be worse.
 *
 * <p>A file that holds something else than a DUID is refused: servers have stored the DUID that was
 * there with their leases (RFC 5460, section 5.4.1), and only the operator knows where a copy of it
 * is. A file that holds nothing has no DUID to restore, so a new one is made.
 */
public final class RelayIdFile {

  private static final Logger LOG = LoggerFactory.getLogger(RelayIdFile.class);
  private static final short DUID_UUID = 4;
  private static final int DUID_UUID_LENGTH = Short.BYTES + 2 * Long.BYTES;

  private final RelaySettings settings;
  private final StateFile file;

  /**
   * The DUID that {@code settings} specify, or the one in the file {@code relay-id} of their state
   * directory. The file is not read yet.
   */
  public RelayIdFile(RelaySettings settings) {
    this.settings = settings;
    file = new StateFile(settings.stateDirectory().resolve("relay-id"));
  }

  /** The DUID, if a link sends it; created now if there is none. A problem is logged too. */
  public StateFile.Stored<Optional<Octets>> load() {
    StateFile.Stored<Optional<Octets>> stored = find(this::create, this::replace);
    stored.problem().ifPresent(problem -> LOG.error("{}", problem));
    return stored;
  }

  /** The DUID that is configured or already stored, if a link sends it; writes and logs nothing. */
  public StateFile.Stored<Optional<Octets>> peek() {
    return find(
        () -> StateFile.Stored.of(Optional.empty()),
        () -> none(file + " is empty; relay6 creates a new DUID when it starts"));
  }

  /** Supplies the result if there is no DUID. */
  @FunctionalInterface
  private interface Otherwise {
    StateFile.Stored<Optional<Octets>> get() throws IOException;
  }

  private StateFile.Stored<Optional<Octets>> find(Otherwise whenMissing, Otherwise whenBlank) {
    if (settings.links().stream().noneMatch(link -> link.options().sendRelayId())) {
      return StateFile.Stored.of(Optional.empty());
    }
    return settings.relayId().isPresent()
        ? StateFile.Stored.of(settings.relayId())
        : read(whenMissing, whenBlank);
  }

  private StateFile.Stored<Optional<Octets>> read(Otherwise whenMissing, Otherwise whenBlank) {
    try {
      return switch (file.read()) {
        case StateFile.Content.Missing _ -> whenMissing.get();
        case StateFile.Content.Blank _ -> whenBlank.get();
        case StateFile.Content.Value(Octets octets) when isDuid(octets) ->
            StateFile.Stored.of(Optional.of(octets));
        case StateFile.Content.Value _, StateFile.Content.Unknown _ ->
            none(
                ("Relay-Id is not sent: %s contains no DUID; write the DUID that servers know into"
                            + " it, or set it")
                        .formatted(file)
                    + " as relay-id, or remove the file so that a new one is created; then reload");
      };
    } catch (IOException fault) {
      return none(
          "Relay-Id is not sent: %s; let %s read and write it, or set relay-id; then reload"
              .formatted(file.inaccessible(fault), StateFile.user()));
    }
  }

  private static StateFile.Stored<Optional<Octets>> none(String problem) {
    return StateFile.Stored.withProblem(problem, Optional.empty());
  }

  /** A DUID-UUID has a fixed length; a shorter one is a truncated file. */
  private static boolean isDuid(Octets octets) {
    int length = octets.length();
    return DuidLength.isAllowed(length)
        && ((octets.at(0) << Byte.SIZE | octets.at(1)) != DUID_UUID || length == DUID_UUID_LENGTH);
  }

  private StateFile.Stored<Optional<Octets>> create() throws IOException {
    Octets duid = random();
    file.write(duid);
    LOG.info("this relay's DUID is {} from now on, kept in {}", duid, file);
    return StateFile.Stored.of(Optional.of(duid));
  }

  private StateFile.Stored<Optional<Octets>> replace() throws IOException {
    Octets duid = random();
    file.write(duid);
    LOG.warn(
        "{} was empty, as after a power cut; this relay has a new DUID, {}: change the servers that"
            + " were configured with the old DUID, or set relay-id to the old one",
        file,
        duid);
    return StateFile.Stored.of(Optional.of(duid));
  }

  private static Octets random() {
    UUID uuid = UUID.randomUUID();
    return Octets.of(
        ByteBuffer.allocate(DUID_UUID_LENGTH)
            .putShort(DUID_UUID)
            .putLong(uuid.getMostSignificantBits())
            .putLong(uuid.getLeastSignificantBits())
            .array());
  }
}
