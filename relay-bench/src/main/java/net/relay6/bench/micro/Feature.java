package net.relay6.bench.micro;

/**
 * Something an operator may add to a relay with two servers. All start from {@link #PLAIN}, which
 * has neither limits nor options but Interface-Id.
 */
public enum Feature {
  PLAIN(""),
  DEFAULT_LIMITS("client-rate = 10000000, link-rate = 10000000, link-burst = 1000"),
  CLIENT_RATE("client-rate = 10000000"),
  LINK_RATE("link-rate = 10000000"),
  UPSTREAM_RATE("", "upstream-rate = 10000000"),
  DENY_TYPES("deny-types = [ 200 ]"),
  REMOTE_ID("remote-id = \"{host}/{interface}\", remote-id-enterprise = 9"),
  REMOTE_ID_OF_CLIENT("remote-id = \"{link-layer-address:octets}\", remote-id-enterprise = 9"),
  SUBSCRIBER_ID("subscriber-id = \"customer 4711\""),
  SUBSCRIBER_ID_OF_PEER("subscriber-id = \"{peer-address}\""),
  RELAY_ID("send-relay-id = true", "relay-id = \"0x000400112233445566778899aabbccddeeff\""),
  CLIENT_LINK_LAYER_ADDRESS("client-link-layer-address = true"),
  VENDOR_OPTIONS("vendor-options = [ { enterprise = 9, code = 1, value = \"{interface}\" } ]"),
  ECHO_REQUEST("echo-request = [ REMOTE-ID, SUBSCRIBER-ID ]"),
  SUPPLIED_OPTIONS("supplied-options = [ { code = 65, value = \"0x076578616d706c6500\" } ]"),
  EXTRA_OPTIONS("extra-options = [ { code = 65000, value = \"0x0102\" } ]"),
  SOURCE_PORT("", "server-defaults { local-port = 10547 }"),
  LINK_ADDRESS_OF_A_SERVER("link-addresses { s1 = \"2001:db8:1:1::5\" }"),
  SERVERS_BY_TYPE("servers-by-type { DHCPV4-QUERY = [ s1 ] }"),
  OWNER_FIRST("", "owner-first-delay = 300 ms");

  private final String linkKeys;
  private final String relayKeys;

  Feature(String linkKeys) {
    this(linkKeys, "");
  }

  Feature(String linkKeys, String relayKeys) {
    this.linkKeys = linkKeys;
    this.relayKeys = relayKeys;
  }

  /** The settings of a relay with that many servers and this feature. */
  String settings(int servers) {
    StringBuilder text = new StringBuilder("relay6 {\n servers {\n");
    for (int server = 0; server < servers; server++) {
      text.append("  s%d { address = \"2001:db8:a::%x\" }\n".formatted(server, server + 2));
    }
    return text.append(
            " }\n link-defaults { client-rate = null, link-rate = null,"
                + " client-link-layer-address = false }\n links = [ { interface = eth1 "
                + (linkKeys.isEmpty() ? "" : ", " + linkKeys)
                + " } ]\n")
        .append(relayKeys)
        .append("\n}\n")
        .toString();
  }
}
