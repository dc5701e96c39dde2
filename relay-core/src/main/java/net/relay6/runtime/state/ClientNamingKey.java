package net.relay6.runtime.state;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.Optional;
import net.relay6.log.ClientNaming;
import net.relay6.net.Octets;
import net.relay6.settings.RelaySettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The key for hashing clients' names. It is stored in the state directory, so that a client keeps
 * its name over a restart. Removing the file changes all names, and the old ones can never be
 * resolved again.
 */
public final class ClientNamingKey {

  private static final Logger LOG = LoggerFactory.getLogger(ClientNamingKey.class);
  private static final int KEY_LENGTH = 32;

  private final boolean clear;
  private final StateFile file;

  /** The key {@code settings} ask for. */
  public ClientNamingKey(RelaySettings settings) {
    clear = settings.privacy() == RelaySettings.Privacy.CLEAR;
    file = new StateFile(settings.stateDirectory().resolve("identity-key"));
  }

  /** The naming of clients, as {@link #loadStored} returns it. */
  public ClientNaming load() {
    return loadStored().value();
  }

  /**
   * The naming of clients. Creates the key if there is none. If the file has other content, it is
   * set aside and a new key is created. A problem is logged too.
   */
  public StateFile.Stored<ClientNaming> loadStored() {
    if (clear) {
      return StateFile.Stored.of(ClientNaming.CLEAR);
    }
    StateFile.Stored<Octets> key = key();
    key.problem().ifPresent(problem -> LOG.error("{}", problem));
    return new StateFile.Stored<>(new ClientNaming.Hashed(key.value()), key.problem());
  }

  /** The problem of the stored key, if the key is needed; writes and logs nothing. */
  Optional<String> problem() {
    if (clear) {
      return Optional.empty();
    }
    try {
      return switch (file.read()) {
        case StateFile.Content.Value(Octets key) when isKey(key) -> Optional.empty();
        case StateFile.Content.Missing _ -> Optional.empty();
        case StateFile.Content _ ->
            Optional.of(
                broken() + "; relay6 creates a new one when it starts, and clients get new names");
      };
    } catch (IOException fault) {
      return Optional.of(notKept(fault));
    }
  }

  private StateFile.Stored<Octets> key() {
    try {
      return switch (file.read()) {
        case StateFile.Content.Value(Octets key) when isKey(key) -> StateFile.Stored.of(key);
        case StateFile.Content.Missing _ -> StateFile.Stored.of(create());
        case StateFile.Content _ -> StateFile.Stored.of(replace());
      };
    } catch (IOException fault) {
      return StateFile.Stored.withProblem(notKept(fault), random());
    }
  }

  private static boolean isKey(Octets octets) {
    return octets.length() == KEY_LENGTH;
  }

  private String broken() {
    return "%s contains no key of %d octets".formatted(file, KEY_LENGTH);
  }

  private String notKept(IOException fault) {
    return "clients get new names at every start: %s; let %s read and write it, then restart relay6"
        .formatted(file.inaccessible(fault), StateFile.user());
  }

  private Octets create() throws IOException {
    Octets made = random();
    file.write(made);
    return made;
  }

  private Octets replace() throws IOException {
    LOG.error(
        "{}; clients have new names from now on, and its old content is kept as {}",
        broken(),
        file.setAside());
    return create();
  }

  private static Octets random() {
    byte[] key = new byte[KEY_LENGTH];
    new SecureRandom().nextBytes(key);
    return Octets.of(key);
  }
}
