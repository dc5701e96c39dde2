package net.relay6.settings;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.relay6.net.Ipv6Address;

/**
 * The addresses of the admin endpoint, and who may use it.
 *
 * @param socket the Unix socket; empty: there is none
 * @param socketMode the socket's permissions
 * @param socketGroup the group that owns the socket; empty: the process's own
 * @param address the TCP address, for read-only access; empty: none
 * @param hostNames the host names, besides addresses and localhost, allowed over TCP
 * @param showClients whether clients may be named over TCP
 * @param readyNeedsResponse whether readiness requires a responding server
 */
public record AdminSettings(
    Optional<Path> socket,
    Set<PosixFilePermission> socketMode,
    Optional<String> socketGroup,
    Optional<TcpAddress> address,
    List<String> hostNames,
    boolean showClients,
    boolean readyNeedsResponse) {

  /** Copies its collections. */
  public AdminSettings {
    socketMode = Set.copyOf(socketMode);
    hostNames = List.copyOf(hostNames);
    socket.ifPresent(path -> SettingsRule.enforce(Rules.socket(path.toString())));
  }

  /** The rules for the keys of {@code admin}. */
  public static final class Rules {

    /**
     * The kernel allows 107 octets (unix(7)), some of which are needed while the socket is created.
     */
    private static final int SOCKET_PATH_MAX = 80;

    private Rules() {}

    /**
     * The message of a {@code SettingsProblem} if {@code path} is not absolute, ends with {@code /}
     * or is longer than 80 octets; otherwise empty.
     */
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

    /**
     * The message of a {@code SettingsProblem} if {@code mode} is not octal, or does not let the
     * owner read and write, as {@code 0660} does; otherwise empty.
     */
    public static Optional<String> socketMode(String mode) {
      return mode.matches("0?[67][0-7]{2}")
          ? Optional.empty()
          : Optional.of(
              "\"%s\" is no mode that its owner can use; write one such as \"0660\""
                  .formatted(mode));
    }

    /**
     * The message of a {@code SettingsProblem} if {@code name} has other characters than letters,
     * digits, {@code .} and {@code -} of ASCII, or begins or ends with one of the latter two;
     * otherwise empty.
     */
    public static Optional<String> hostName(String name) {
      return name.matches("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?")
          ? Optional.empty()
          : Optional.of(
              "\"%s\" is no host name; write one such as \"edge7.example.net\", without a port"
                  .formatted(name));
    }
  }

  /**
   * An address and a TCP port, {@code [::1]:9547} or {@code 127.0.0.1:9547}.
   *
   * @param address an IPv6 or IPv4 address
   * @param port 1 to 65535
   */
  public record TcpAddress(InetAddress address, int port) {

    private static final Pattern TEXT = Pattern.compile("(?:\\[([^\\]]+)]|([0-9.]+)):([0-9]{1,5})");
    private static final int PORT_MAX = 65535;

    /** Parses an address; empty if the text is malformed. */
    public static Optional<TcpAddress> parse(String text) {
      Matcher matcher = TEXT.matcher(text);
      if (!matcher.matches()) {
        return Optional.empty();
      }
      int port = Integer.parseInt(matcher.group(3));
      String literal = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
      return port >= 1 && port <= PORT_MAX
          ? address(literal).map(address -> new TcpAddress(address, port))
          : Optional.empty();
    }

    private static Optional<InetAddress> address(String literal) {
      try {
        return Optional.of(InetAddress.ofLiteral(literal));
      } catch (IllegalArgumentException _) {
        return Optional.empty();
      }
    }

    /** The socket address. */
    public InetSocketAddress socketAddress() {
      return new InetSocketAddress(address, port);
    }

    /** Whether it is reachable only from this machine. */
    public boolean isLoopback() {
      return address.isLoopbackAddress();
    }

    @Override
    public String toString() {
      String literal = address.getHostAddress();
      return Ipv6Address.parse(literal).map(ipv6 -> "[" + ipv6 + "]").orElse(literal) + ":" + port;
    }
  }
}
