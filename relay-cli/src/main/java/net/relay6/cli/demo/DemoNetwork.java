package net.relay6.cli.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.Function;
import net.relay6.cli.shared.SuddenEnd;
import net.relay6.counters.RelayCounters;
import net.relay6.counters.ServerCounters;
import net.relay6.net.Ipv6Address;
import net.relay6.observer.finding.FindingLog;
import net.relay6.observer.live.ServerSetWatch;
import net.relay6.option.Duid;
import net.relay6.option.IaAddress;
import net.relay6.platform.linux.ThisMachine;
import net.relay6.runtime.Relay;
import net.relay6.settings.read.SettingsReader;
import net.relay6.settings.read.SettingsResult;
import net.relay6.wire.MessageType;

/** The virtual hosts, the relay, and the demo's sequence of steps. */
final class DemoNetwork implements AutoCloseable {

  private static final String SETTINGS =
      """
      relay6 {
        servers {
          alpha { address = "2001:db8:a::2" }
          beta { address = "2001:db8:b::2" }
        }
        links = [ { interface = lan0 } ]
        bindings.enabled = false
      }
      """;

  private static final int PREFIX_LENGTH = 64;

  private final DemoCommand.Model model;
  private final DemoLog log;
  private final Host clientHost;
  private final Host alphaHost;
  private final Host betaHost;
  private final DemoServer alpha;
  private final DemoServer beta;
  private final Relay relay;

  private DemoNetwork(DemoCommand.Model model, PrintWriter out)
      throws IOException, InterruptedException {
    this.model = model;
    log = new DemoLog(out, DemoServer.Names.both());
    // Java checks only once, on first use of the network, whether there is IPv6.
    VirtualLinks.setUp(Host.index("lo"));
    Host.skipDuplicateDetection();
    clientHost = connect("client", "lan0", "2001:db8:1:1::1", "2001:db8:1:1::cc");
    alphaHost = connect("alpha", "wan-a", "2001:db8:a::1", "2001:db8:a::2");
    betaHost = connect("beta", "wan-b", "2001:db8:b::1", "2001:db8:b::2");
    Host.awaitOwnAddresses();
    alpha =
        serve(
            alphaHost,
            new DemoServer.Identity("alpha", DemoServer.Names.ALPHA, 255),
            model::alphaAddress);
    beta =
        serve(
            betaHost,
            new DemoServer.Identity("beta", DemoServer.Names.BETA, 0),
            model::betaAddress);
    relay = startRelay();
  }

  /** Creates the hosts and starts everything on them. */
  static DemoNetwork create(DemoCommand.Model model, PrintWriter out) throws IOException {
    try {
      return new DemoNetwork(model, out);
    } catch (InterruptedException fault) {
      throw new IOException("interrupted", fault);
    }
  }

  private static Host connect(String name, String link, String ours, String theirs) {
    Host host = Host.start(name);
    host.connect(link);
    VirtualLinks.addAddress(Host.index(link), address(ours), PREFIX_LENGTH);
    host.addAddress(address(theirs), PREFIX_LENGTH);
    host.awaitAddresses();
    return host;
  }

  private DemoServer serve(
      Host host, DemoServer.Identity identity, Function<Duid, Ipv6Address> pool) {
    DemoServer server = host.call(() -> DemoServer.open(identity, pool, log));
    host.start(server::serve);
    return server;
  }

  private static Relay startRelay() {
    return switch (SettingsReader.parse(SETTINGS, "the demo's settings")) {
      case SettingsResult.Valid(var settings, _, _) ->
          Relay.start(
              settings,
              ThisMachine.platform(),
              SuddenEnd::of,
              List.of(context -> ServerSetWatch.observing(context, List.of(new FindingLog()))));
      case SettingsResult.Invalid(var problems) ->
          throw new IllegalStateException(problems.toString());
    };
  }

  /** Runs the demo; returns whether the client has a usable lease at the end. */
  boolean play() throws IOException {
    introduce();
    log.heading("1. The client asks for an address; every message reaches both servers.");
    DemoClient client = new DemoClient(clientHost.call(() -> ClientSocket.open(log)), log);
    DemoMessage lease = clientHost.call(client::obtain);
    log.remark("client", "has " + DemoClient.usable(lease).getFirst().address());
    log.heading("2. The preferred server stops; the client does not know.");
    alpha.close();
    log.remark("alpha", "is stopped");
    double lastAnswer = log.seconds();
    DemoMessage extended = clientHost.call(() -> client.extend(lease));
    boolean usable = !DemoClient.usable(extended).isEmpty();
    summarise(lease, extended, log.seconds() - lastAnswer);
    return usable;
  }

  private void introduce() {
    log.heading(
        """
        relay6 between a client and two servers that never talk to each other: %s.
          client  on lan0, prefix 2001:db8:1:1::/64%s
          alpha   2001:db8:a::2, preference 255
          beta    2001:db8:b::2, preference 0
        R-FORW and R-REPL are RELAY-FORW and RELAY-REPL with the message they wrap. Leases last %d s
        here (renew at %d s, rebind at %d s) instead of hours. Every line was read from a socket.\
        """
            .formatted(
                model.title(),
                model == DemoCommand.Model.MULTIPLE ? " and 2001:db8:1:5::/64" : "",
                DemoServer.Lifetimes.VALID_SECONDS,
                DemoServer.Lifetimes.RENEW_SECONDS,
                DemoServer.Lifetimes.REBIND_SECONDS));
  }

  private void summarise(DemoMessage lease, DemoMessage extended, double seconds) {
    IaAddress before = DemoClient.usable(lease).getFirst();
    log.heading("3. What happened.");
    DemoClient.usable(extended).stream()
        .findFirst()
        .ifPresentOrElse(
            after ->
                log.remark(
                    "client",
                    after.address().equals(before.address())
                        ? "kept %s, now from beta, %.1f s after alpha stopped"
                            .formatted(after.address(), seconds)
                        : "lost %s and has %s from beta, %.1f s after alpha stopped"
                            .formatted(before.address(), after.address(), seconds)),
            () -> log.remark("client", "has no usable address"));
    countersLine();
  }

  private void countersLine() {
    RelayCounters counters = relay.counters();
    log.remark(
        "relay6",
        "received %d messages on lan0, sent %d copies to alpha and %d to beta, %d REQUEST to each;"
            .formatted(
                counters.link("lan0").arrivals().received(),
                relayForwards(counters.server("alpha")),
                relayForwards(counters.server("beta")),
                Math.min(
                    counters.server("alpha").relayForwards(MessageType.REQUEST),
                    counters.server("beta").relayForwards(MessageType.REQUEST))));
    log.remark(
        "relay6",
        ("delivered %d responses of alpha and %d of beta to the client; %d sends to alpha failed,"
                + " %d to beta;")
            .formatted(
                counters.server("alpha").relayedResponses(),
                counters.server("beta").relayedResponses(),
                counters.server("alpha").sendErrors(),
                counters.server("beta").sendErrors()));
    log.remark(
        "relay6",
        "probed alpha %d times to find out whether it is back"
            .formatted(counters.server("alpha").relayForwards(MessageType.INFORMATION_REQUEST)));
  }

  /** The RELAY-FORWs of the client's messages, without those of probes. */
  private static long relayForwards(ServerCounters server) {
    return server.relayForwards() - server.relayForwards(MessageType.INFORMATION_REQUEST);
  }

  @Override
  public void close() throws IOException {
    relay.close();
    alpha.close();
    beta.close();
    betaHost.close();
    alphaHost.close();
    clientHost.close();
  }

  private static Ipv6Address address(String text) {
    return Ipv6Address.parse(text).orElseThrow();
  }
}
