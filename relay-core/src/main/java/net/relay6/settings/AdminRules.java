package net.relay6.settings;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The rules for the keys of {@code admin}. */
public final class AdminRules {

  /**
   * The kernel allows 107 octets (unix(7)), some of which are needed while the socket is created.
   */
  private static final int SOCKET_PATH_MAX = 80;

  private AdminRules() {}

  public static Optional<String> socket(String path) {
    if (!path.startsWith("/") || path.endsWith("/")) {
      return Optional.of(
          "\"%s\" is no absolute path of a file; write one such as \"/run/relay6/admin.sock\""
              .formatted(path));
    }
    return path.getBytes(StandardCharsets.UTF_8).length <= SOCKET_PATH_MAX
        ? Optional.empty()
        : Optional.of(
            "a socket's path has at most %d octets; write a shorter one"
                .formatted(SOCKET_PATH_MAX));
  }

  public static Optional<String> socketMode(String mode) {
    return mode.matches("0?[67][0-7]{2}")
        ? Optional.empty()
        : Optional.of(
            "\"%s\" is no mode that its owner can use; write one such as \"0660\"".formatted(mode));
  }

  public static Optional<String> hostName(String name) {
    return name.matches("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?")
        ? Optional.empty()
        : Optional.of(
            "\"%s\" is no host name; write one such as \"edge7.example.net\", without a port"
                .formatted(name));
  }
}
