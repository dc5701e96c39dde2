package net.relay6.settings.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Ipv6Prefix;
import net.relay6.net.Octets;
import net.relay6.settings.AdminDefaults;
import net.relay6.settings.AdminSettings;
import net.relay6.settings.DeclaredSet;
import net.relay6.settings.LinkOptions;
import net.relay6.settings.LinkSettings;
import net.relay6.settings.Links;
import net.relay6.settings.LogSettings;
import net.relay6.settings.OptionNumber;
import net.relay6.settings.RelaySettings;
import net.relay6.settings.ServerAddress;
import net.relay6.settings.ServerSetModel;
import net.relay6.settings.ServerSetSettings;
import net.relay6.settings.ServerSettings;
import net.relay6.settings.Template;
import net.relay6.settings.TypeNumber;
import org.junit.jupiter.api.Test;

class SettingsReaderTest {

  @Test
  void needsNothingButALink() {
    RelaySettings settings = read("relay6 { links = [ { interface = lan0 } ] }");
    ServerSettings server =
        new ServerSettings(
            "all-dhcp-servers",
            new ServerAddress.Literal(Ipv6Address.ALL_SERVERS),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            547,
            List.of(),
            Set.of());
    LinkSettings link =
        new LinkSettings(
            "lan0",
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            false,
            Template.of(Template.VariableName.INTERFACE),
            List.of("all-dhcp-servers"),
            Map.of(),
            Links.ADMISSION,
            Links.OPTIONS);
    assertEquals(
        new RelaySettings(
            List.of(server),
            List.of(link),
            ServerSetSettings.USUAL,
            8,
            new RelaySettings.Replies(RelaySettings.AcceptFrom.ANYONE, false, false, true),
            Optional.empty(),
            Path.of("/var/lib/relay6"),
            RelaySettings.Bindings.USUAL,
            Duration.ofMinutes(1),
            Optional.empty(),
            1000,
            Optional.empty(),
            Set.of(new TypeNumber(6)),
            RelaySettings.Privacy.CLEAR,
            new LogSettings(Optional.empty(), LogSettings.Level.INFO),
            AdminDefaults.ADMIN),
        settings);
  }

  private static final Map<String, DeclaredSet.Server> DECLARED =
      Map.of(
          "alpha",
          new DeclaredSet.Server(
              Optional.of(255),
              pool("2001:db8:1:1::/64"),
              List.of(),
              true,
              DeclaredSet.Role.ACTIVE),
          "beta",
          new DeclaredSet.Server(
              Optional.empty(),
              pool("2001:db8:1:5::/64"),
              List.of(),
              false,
              DeclaredSet.Role.STANDBY));

  private static List<Ipv6Prefix> pool(String text) {
    return List.of(prefix(text));
  }

  @Test
  void readsEveryKey() {
    RelaySettings settings =
        read(
            """
            relay6 {
              servers {
                beta {
                  address = "fe80::2%wan0"
                  source-address = "fe80::1"
                  local-port = 10547
                  omit-options = [ remote-id, 79 ]
                }
                alpha { address = "2001:db8:a::2", source-address = "2001:db8::1" }
                group { address = "ff02::1:2", interfaces = [ wan0, wan1 ] }
                gamma { address = "kea.example.net" }
              }
              server-set {
                observe = false
                model = multiple-prefixes
                servers {
                  alpha { preference = 255, pools = [ "2001:db8:1:1::/64" ] }
                  beta { role = standby, delegates = false, pools = [ "2001:db8:1:5::/64" ] }
                }
                links { "lan*".model = split-prefixes }
                remembered-exchanges = 500
                remembered-leases = 1000
                probe-interval = 30 s
                findings-file = "/var/log/relay6/findings.json"
                findings-url = "https://noc.example.net/relay6"
              }
              links = [
                {
                  interface = lan0
                  link-address = "fe80::5"
                  link-addresses { beta = "2001:db8:1:5::1" }
                  allow-link-local-link-address = true
                  interface-id = "0x00a1"
                  servers = [ alpha, beta ]
                  servers-by-type { DHCPV4-QUERY = [ gamma ], 200 = [ alpha ] }
                  downstream-relays = [ "fe80::/10", "2001:db8:9::1" ]
                  deny-types = [ reconfigure-request, 200 ]
                  server-message-types = [ 40 ]
                  allow-leasequery = true
                  accept-unicast = true
                  accept-supplied-options = false
                  receive-by-frame = false
                  client-rate = 1
                  client-burst = 2
                  link-rate = null
                  link-burst = 4
                  remote-id = "{host}/{interface}"
                  remote-id-enterprise = 4294967295
                  subscriber-id = "{peer-address:octets}{{x}}"
                  send-relay-id = true
                  client-link-layer-address = false
                  vendor-options = [ { enterprise = 32473, code = 1, value = "{vlan}" } ]
                  echo-request = [ REMOTE-ID, 38 ]
                  supplied-options = [ { code = 23, value = "0x01" } ]
                  allow-any-supplied-option = true
                  extra-options = [ { code = 65000, value = "0x0102" } ]
                }
              ]
              hop-count-limit = 32
              replies {
                accept-from = configured-servers
                deny-relay-forward = true
                single-link-fallback = true
                by-frame = false
              }
              relay-id = "0x000200007ed90123"
              state-directory = "/tmp/relay6"
              bindings { enabled = false, max = 2000 }
              resolve-interval = 5 m
              upstream-rate = 500
              upstream-burst = 50
              owner-first-delay = 300 ms
              owner-first-types = [ REBIND, CONFIRM ]
              privacy = hashed
              log { format = journald, level = debug }
              admin {
                socket = "/tmp/relay6.sock", socket-mode = "666", socket-group = adm
                address = "[2001:db8::1]:9547", host-names = [ edge7.example.net ], show-clients = true
                ready-needs-response = true
              }
            }
            """);
    ServerSettings beta =
        new ServerSettings(
            "beta",
            literal("fe80::2"),
            Optional.of("wan0"),
            List.of(),
            some("fe80::1"),
            10547,
            List.of(),
            Set.of(new OptionNumber(37), new OptionNumber(79)));
    ServerSettings alpha =
        new ServerSettings(
            "alpha",
            literal("2001:db8:a::2"),
            Optional.empty(),
            List.of(),
            some("2001:db8::1"),
            547,
            List.of(),
            Set.of());
    ServerSettings group =
        new ServerSettings(
            "group",
            literal("ff02::1:2"),
            Optional.empty(),
            List.of("wan0", "wan1"),
            Optional.empty(),
            547,
            List.of(),
            Set.of());
    ServerSettings gamma =
        new ServerSettings(
            "gamma",
            new ServerAddress.HostName("kea.example.net"),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            547,
            List.of(),
            Set.of());
    LinkSettings link =
        new LinkSettings(
            "lan0",
            List.of(),
            Optional.empty(),
            some("fe80::5"),
            Map.of("beta", address("2001:db8:1:5::1")),
            true,
            Template.of(octets("00a1")),
            List.of("alpha", "beta"),
            Map.of(new TypeNumber(20), List.of("gamma"), new TypeNumber(200), List.of("alpha")),
            new LinkSettings.Admission(
                List.of(prefix("fe80::/10"), prefix("2001:db8:9::1/128")),
                Set.of(new TypeNumber(18), new TypeNumber(200)),
                Set.of(new TypeNumber(40)),
                true,
                true,
                false,
                false,
                Optional.of(1),
                2,
                Optional.empty(),
                4),
            new LinkOptions(
                Optional.of(
                    new Template(
                        List.of(
                            new Template.Variable(Template.VariableName.HOST, false),
                            new Template.Fixed(Octets.ofText("/")),
                            new Template.Variable(Template.VariableName.INTERFACE, false)))),
                Optional.of(4_294_967_295L),
                Optional.of(
                    new Template(
                        List.of(
                            new Template.Variable(Template.VariableName.PEER_ADDRESS, true),
                            new Template.Fixed(Octets.ofText("{x}"))))),
                true,
                false,
                List.of(
                    new LinkOptions.VendorOption(
                        32473, 1, Template.of(Template.VariableName.VLAN))),
                List.of(new OptionNumber(37), new OptionNumber(38)),
                List.of(
                    new LinkOptions.ExtraOption(new OptionNumber(23), Template.of(octets("01")))),
                true,
                List.of(
                    new LinkOptions.ExtraOption(
                        new OptionNumber(65000), Template.of(octets("0102"))))));
    assertEquals(
        new RelaySettings(
            List.of(beta, alpha, group, gamma),
            List.of(link),
            new ServerSetSettings(
                false,
                new DeclaredSet(Optional.of(ServerSetModel.MULTIPLE_PREFIXES), DECLARED),
                Map.of(
                    "lan*", new DeclaredSet(Optional.of(ServerSetModel.SPLIT_PREFIXES), DECLARED)),
                500,
                1000,
                Optional.of(Duration.ofSeconds(30)),
                Optional.of(Path.of("/var/log/relay6/findings.json")),
                Optional.of(URI.create("https://noc.example.net/relay6"))),
            32,
            new RelaySettings.Replies(
                RelaySettings.AcceptFrom.CONFIGURED_SERVERS, true, true, false),
            Optional.of(octets("000200007ed90123")),
            Path.of("/tmp/relay6"),
            new RelaySettings.Bindings(false, 2000),
            Duration.ofMinutes(5),
            Optional.of(500),
            50,
            Optional.of(Duration.ofMillis(300)),
            Set.of(new TypeNumber(4), new TypeNumber(6)),
            RelaySettings.Privacy.HASHED,
            new LogSettings(Optional.of(LogSettings.Format.JOURNALD), LogSettings.Level.DEBUG),
            new AdminSettings(
                Optional.of(Path.of("/tmp/relay6.sock")),
                PosixFilePermissions.fromString("rw-rw-rw-"),
                Optional.of("adm"),
                Optional.of(
                    new AdminSettings.TcpAddress(InetAddress.ofLiteral("2001:db8::1"), 9547)),
                List.of("edge7.example.net"),
                true,
                true)),
        settings);
  }

  private static RelaySettings read(String text) {
    SettingsResult result = SettingsReader.parse(text, "relay6.conf");
    return assertInstanceOf(SettingsResult.Valid.class, result, result::toString).settings();
  }

  private static ServerAddress literal(String text) {
    return new ServerAddress.Literal(address(text));
  }

  private static Octets octets(String hex) {
    return Octets.parseHex(hex).orElseThrow();
  }

  private static Ipv6Address address(String text) {
    return Ipv6Address.parse(text).orElseThrow();
  }

  private static Optional<Ipv6Address> some(String text) {
    return Optional.of(address(text));
  }

  private static Ipv6Prefix prefix(String text) {
    return Ipv6Prefix.parse(text).orElseThrow();
  }
}
