package net.relay6.settings;

import java.util.Optional;
import net.relay6.net.Ipv6Address;

/**
 * An address as an operator writes it, {@code fe80::2%eth1}.
 *
 * @param zone what stands behind the {@code %}
 */
record ZonedAddress(Ipv6Address address, Optional<String> zone) {

  static Optional<ZonedAddress> read(SettingsValue value) {
    return value.text().flatMap(text -> read(value, text));
  }

  private static Optional<ZonedAddress> read(SettingsValue value, String text) {
    int percent = text.indexOf('%');
    return percent < 0
        ? value.address(text).map(address -> new ZonedAddress(address, Optional.empty()))
        : value
            .address(text.substring(0, percent))
            .map(address -> new ZonedAddress(address, Optional.of(text.substring(percent + 1))));
  }
}
