package net.relay6.lab;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Reservations for a thousand clients and one more on each link, in place of those for two that the
 * identical-prefix model is shipped with.
 */
final class Reservations {

  private static final int CLIENTS = 1001;

  private Reservations() {}

  /** A client of a link; perfdhcp and the crowd name theirs so. */
  private record Client(int link, int number) {

    private String duid() {
      return "00:03:00:01:02:00:00:%02x:%02x:%02x".formatted(link, number >> 8, number & 0xff);
    }

    private String address() {
      return "2001:db8:1:%d::2:%x".formatted(link, number + 1);
    }
  }

  private static List<Client> clients(int link) {
    return IntStream.range(0, CLIENTS).mapToObj(number -> new Client(link, number)).toList();
  }

  /** Kea's file with them. */
  static String inKea(String text) {
    String[] parts = text.split("(?s)\"reservations\": \\[.*?\\n {8}\\]", -1);
    return parts[0] + kea(1) + parts[1] + kea(2) + parts[2];
  }

  private static String kea(int link) {
    return clients(link).stream()
        .map(client ->
            "{ \"duid\": \"%s\", \"ip-addresses\": [ \"%s\" ] }"
                .formatted(client.duid(), client.address()))
        .collect(Collectors.joining(",\n", "\"reservations\": [", "]"));
  }

  /** dhcpd's file with them. */
  static String inDhcpd(String text) {
    return text.substring(0, text.indexOf("host client-1 ")) + dhcpd(1) + dhcpd(2);
  }

  private static String dhcpd(int link) {
    return clients(link).stream()
        .map(client ->
            """
            host link%d-client%d {
              host-identifier option dhcp6.client-id %s;
              fixed-address6 %s;
            }
            """
                .formatted(link, client.number(), client.duid(), client.address()))
        .collect(Collectors.joining());
  }
}
