package net.relay6.settings;

import java.util.Optional;
import java.util.Set;
import net.relay6.net.DuidLength;
import net.relay6.net.Octets;

/** The rules for keys that belong to no link or server. */
public final class RelayRules {

  /** Types without a Server-ID, which every server may answer: CONFIRM, REBIND. */
  private static final Set<Integer> WITHOUT_SERVER = Set.of(4, 6);

  private RelayRules() {}

  public static Optional<String> relayId(Octets duid) {
    int length = duid.length();
    return DuidLength.isAllowed(length)
        ? Optional.empty()
        : Optional.of(
            "a DUID has %d to %d octets, not %d".formatted(DuidLength.MIN, DuidLength.MAX, length));
  }

  public static Optional<String> stateDirectory(String path) {
    return path.startsWith("/")
        ? Optional.empty()
        : Optional.of(
            "\"%s\" is no absolute path; write one such as \"/var/lib/relay6\"".formatted(path));
  }

  public static Optional<String> ownerFirstType(TypeNumber type) {
    return WITHOUT_SERVER.contains(type.number())
        ? Optional.empty()
        : Optional.of(
            "%s is not about a binding that any server may answer for; write CONFIRM or REBIND"
                .formatted(type));
  }
}
