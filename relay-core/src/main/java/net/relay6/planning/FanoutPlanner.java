package net.relay6.planning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import net.relay6.agent.plan.LinkPlan;
import net.relay6.agent.plan.OptionSource;
import net.relay6.agent.plan.RelayForwardPlan;
import net.relay6.agent.plan.ServerPlan;
import net.relay6.feature.relayoptions.RelayOptions;
import net.relay6.feature.relayoptions.SourcePortOption;
import net.relay6.net.DhcpPorts;
import net.relay6.net.Ipv6Address;
import net.relay6.settings.LinkSettings;
import net.relay6.settings.OptionNumber;
import net.relay6.settings.RelaySettings;
import net.relay6.settings.ServerSettings;
import net.relay6.wire.MessageType;

/** Plans the RELAY-FORWs of a link: one for all servers that are sent the same octets. */
final class FanoutPlanner {

  /** The settings by which the octets for one server may differ from those for another. */
  private record Shape(Ipv6Address linkAddress, Set<OptionNumber> omitted, int localPort) {}

  private final RelaySettings settings;
  private final List<ServerPlan> servers;

  FanoutPlanner(RelaySettings settings, List<ServerPlan> servers) {
    this.settings = settings;
    this.servers = servers;
  }

  /**
   * @param linkAddress the link-address for servers without one of their own
   * @param options the options that go with a link-address
   */
  LinkPlan.Fanout plan(
      LinkSettings link, Ipv6Address linkAddress, Function<Ipv6Address, RelayOptions> options) {
    Map<Ipv6Address, RelayOptions> optionsByLinkAddress = new HashMap<>();
    Function<Ipv6Address, RelayOptions> known =
        address -> optionsByLinkAddress.computeIfAbsent(address, options);
    Map<MessageType, List<RelayForwardPlan>> byType = new HashMap<>();
    link.serversByType()
        .forEach((type, names) ->
            byType.put(
                MessageType.of(type.number()), relayForwardPlans(link, names, linkAddress, known)));
    return new LinkPlan.Fanout(relayForwardPlans(link, link.servers(), linkAddress, known), byType);
  }

  private List<RelayForwardPlan> relayForwardPlans(
      LinkSettings link,
      List<String> names,
      Ipv6Address linkAddress,
      Function<Ipv6Address, RelayOptions> options) {
    Map<Shape, List<ServerPlan>> byShape = new LinkedHashMap<>();
    for (ServerPlan server : servers) {
      if (names.contains(server.name())) {
        Shape shape = shape(settings.server(server.name()), link, linkAddress);
        byShape.computeIfAbsent(shape, _ -> new ArrayList<>()).add(server);
      }
    }
    List<RelayForwardPlan> copies = new ArrayList<>();
    byShape.forEach((shape, sharing) ->
        copies.add(relayForwardPlan(shape, sharing, options.apply(shape.linkAddress()))));
    return copies;
  }

  private static Shape shape(ServerSettings server, LinkSettings link, Ipv6Address linkAddress) {
    return new Shape(
        link.linkAddresses().getOrDefault(server.name(), linkAddress),
        server.omitOptions(),
        server.localPort());
  }

  private static RelayForwardPlan relayForwardPlan(
      Shape shape, List<ServerPlan> sharing, RelayOptions options) {
    OptionSource sourcePort = new SourcePortOption(shape.localPort());
    RelayForwardPlan.Options clients = options.forClients(shape.omitted()::contains);
    RelayForwardPlan.Options relays = options.forRelays(shape.omitted()::contains);
    return new RelayForwardPlan(
        shape.linkAddress(),
        shape.localPort() == DhcpPorts.SERVER ? clients : with(clients, sourcePort),
        with(relays, sourcePort),
        sharing);
  }

  private static RelayForwardPlan.Options with(
      RelayForwardPlan.Options plan, OptionSource further) {
    List<OptionSource> sources = new ArrayList<>(plan.sources());
    sources.add(further);
    return new RelayForwardPlan.Options(plan.fixed(), sources);
  }
}
