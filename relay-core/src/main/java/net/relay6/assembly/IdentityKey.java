package net.relay6.assembly;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.Optional;
import net.relay6.agent.Identities;
import net.relay6.net.Octets;
import net.relay6.settings.Privacy;
import net.relay6.settings.RelaySettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The key that clients' names are hashed with. It is kept in the state directory, so that a client
 * has the same name tomorrow; whoever removes the file makes all names new, and the old ones can
 * never be resolved again.
 */
public final class IdentityKey {

  private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
  private static final int KEY_LENGTH = 32;

  private final boolean clear;
  private final StateFile file;

  /** The key {@code settings} ask for. */
  public IdentityKey(RelaySettings settings) {
    clear = settings.privacy() == Privacy.CLEAR;
    file = new StateFile(settings.stateDirectory().resolve("identity-key"));
  }

  /** How clients are named from now on; makes the key when there is none yet. */
  public Identities load() {
    return clear ? Identities.CLEAR : new HashedIdentities(key());
  }

  /** How clients are named already; empty when there is no key yet, or it cannot be read. */
  public Optional<Identities> peek() {
    try {
      return clear
          ? Optional.of(Identities.CLEAR)
          : file.exists() ? read().map(HashedIdentities::new) : Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private Octets key() {
    try {
      if (file.exists()) {
        Optional<Octets> kept = read();
        if (kept.isPresent()) {
          return kept.get();
        }
        LOG.error("{} holds no key of {} octets; clients get new names", file, KEY_LENGTH);
      }
      Octets made = random();
      file.write(made);
      return made;
    } catch (IOException fault) {
      LOG.error(
          "clients get new names at every start: {} cannot be read or written, {}; make it possible",
          file,
          fault.toString());
      return random();
    }
  }

  private Optional<Octets> read() throws IOException {
    return file.read().filter(key -> key.length() == KEY_LENGTH);
  }

  private static Octets random() {
    byte[] key = new byte[KEY_LENGTH];
    new SecureRandom().nextBytes(key);
    return Octets.of(key);
  }
}
