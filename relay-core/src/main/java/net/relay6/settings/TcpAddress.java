package net.relay6.settings;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.relay6.net.Ipv6Address;

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
