package net.relay6.settings.read;

import java.util.Optional;
import java.util.regex.Pattern;
import net.relay6.net.Ipv6Address;
import net.relay6.settings.ServerAddress;
import net.relay6.settings.hocon.SettingsValue;

/**
 * A server's address as written by operators: {@code fe80::2%eth1}, or a host name.
 *
 * @param zone the text after {@code %}
 */
record ZonedAddress(ServerAddress address, Optional<String> zone) {

  /** RFC 1123, section 2.1; a name of digits alone would be a mistyped IPv4 address. */
  private static final Pattern HOST_NAME =
      Pattern.compile(
          "(?=.{1,253}$)(?![0-9.]*$)[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
              + "(\\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*\\.?");

  static Optional<ZonedAddress> read(SettingsValue value) {
    return value.text().flatMap(text -> read(value, text));
  }

  private static Optional<ZonedAddress> read(SettingsValue value, String text) {
    if (HOST_NAME.matcher(text).matches()) {
      return Optional.of(new ZonedAddress(new ServerAddress.HostName(text), Optional.empty()));
    }
    int percent = text.indexOf('%');
    return percent < 0
        ? value.address(text).map(address -> of(address, Optional.empty()))
        : value
            .address(text.substring(0, percent))
            .map(address -> of(address, Optional.of(text.substring(percent + 1))));
  }

  static ZonedAddress of(Ipv6Address address, Optional<String> zone) {
    return new ZonedAddress(new ServerAddress.Literal(address), zone);
  }
}
