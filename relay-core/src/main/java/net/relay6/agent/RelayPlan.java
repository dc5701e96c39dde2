package net.relay6.agent;

import io.netty.buffer.ByteBufAllocator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import net.relay6.agent.extension.MessageHandler;
import net.relay6.agent.extension.Observer;
import net.relay6.agent.extension.ProbeReplies;
import net.relay6.agent.plan.Draining;
import net.relay6.agent.plan.LinkPlan;
import net.relay6.agent.plan.NextHop;
import net.relay6.agent.plan.ServerPlan;
import net.relay6.counters.RelayCounters;
import net.relay6.net.DhcpPorts;
import net.relay6.net.InterfaceSet;
import net.relay6.net.Ipv6Address;
import net.relay6.wire.MessageType;

/**
 * Everything that relaying needs, computed once and immutable. A new configuration or a new address
 * makes a new plan, which replaces the old one between two datagrams. A plan is a value: equal
 * plans need not replace each other.
 */
public final class RelayPlan {

  private final List<ServerPlan> servers;
  private final List<LinkPlan> links;
  private final Draining draining;
  private final Optional<ServerPlan> anyServer;
  private final SourceClassifier.Ingress ingress;
  private final Set<Ipv6Address> ownAddresses;
  private final Dispatch dispatch;
  private final Observers observers;

  /** Its parts, for equality. */
  private final List<Object> parts;

  private RelayPlan(Builder builder) {
    servers = List.copyOf(builder.servers);
    links = List.copyOf(builder.links);
    draining = builder.draining.without(servers, links);
    anyServer = builder.anyServer();
    ownAddresses = builder.ownAddresses;
    parts = builder.parts(draining);
    observers = new Observers(builder.observers, builder.faults);
    ingress = new SourceClassifier.Ingress(builder.clientLinks);
    SourceClassifier sourceClassifier = new SourceClassifier(servers, draining.servers(), links);
    ForwardPath forward =
        new ForwardPath(builder.hopCountLimit, sourceClassifier, builder.allocator, observers);
    ReplyPath reply =
        new ReplyPath(
            new EgressTable(
                links, draining.interfaceIds(), builder.replyRules.singleLinkFallback()),
            ownAddresses,
            builder.replyRules.deniesRelayForward(),
            builder.probeReplies,
            observers);
    UnicastPath unicast =
        new UnicastPath(sourceClassifier, ingress, acceptedUnlisted(), forward, reply);
    dispatch = new Dispatch(forward, reply, unicast, builder.handlerWrappers);
  }

  /**
   * The stand-in for servers that are not configured, if their responses are accepted or were until
   * a moment ago.
   */
  private Optional<ServerPlan> acceptedUnlisted() {
    return anyServer.or(
        () -> draining.servers().stream().filter(ServerPlan::isUnlisted).findFirst());
  }

  /** An empty plan; faults of relay6 go to {@code faults}. */
  public static Builder builder(
      ByteBufAllocator allocator, RelayCounters counters, FaultSink faults) {
    return new Builder(allocator, counters, faults);
  }

  /** The servers, in the order of the configuration. */
  public List<ServerPlan> servers() {
    return servers;
  }

  /** The links that are up, in the order of the configuration. */
  public List<LinkPlan> links() {
    return links;
  }

  /** This node's addresses of more than link scope. */
  public Set<Ipv6Address> ownAddresses() {
    return ownAddresses;
  }

  /**
   * Servers and Interface-Ids that this plan no longer has and whose responses it still accepts.
   */
  public Draining draining() {
    return draining;
  }

  /** This plan's servers and Interface-Ids as draining ones, for the plan that replaces it. */
  public Draining toDraining() {
    List<ServerPlan> had = new ArrayList<>();
    servers.stream()
        .filter(server -> !(server.nextHop() instanceof NextHop.Unreachable))
        .map(ServerPlan::toDraining)
        .forEach(had::add);
    if (servers.stream().anyMatch(server -> server.address().isMulticast())) {
      anyServer.ifPresent(had::add);
    }
    return new Draining(
        had,
        links.stream()
            .map(link -> new Draining.DrainingInterfaceId(link.interfaceId(), link.name()))
            .toList());
  }

  SourceClassifier.Ingress ingress() {
    return ingress;
  }

  Dispatch dispatch() {
    return dispatch;
  }

  Observers observers() {
    return observers;
  }

  @Override
  public boolean equals(Object other) {
    return other == this || (other instanceof RelayPlan that && parts.equals(that.parts));
  }

  @Override
  public int hashCode() {
    return parts.hashCode();
  }

  /** Builds a plan. Not shared between threads. */
  public static final class Builder {

    private final ByteBufAllocator allocator;
    private final RelayCounters counters;
    private final FaultSink faults;
    private final List<ServerPlan> servers = new ArrayList<>();
    private final List<LinkPlan> links = new ArrayList<>();
    private final List<Observer> observers = new ArrayList<>();
    private final Map<MessageType, UnaryOperator<MessageHandler>> handlerWrappers = new HashMap<>();
    private Set<Ipv6Address> ownAddresses = Set.of();
    private InterfaceSet clientLinks = InterfaceSet.NONE;
    private int hopCountLimit = 8;
    private ReplyRules replyRules = ReplyRules.STANDARD;
    private ProbeReplies probeReplies = ProbeReplies.NONE;
    private Draining draining = Draining.NONE;

    private Builder(ByteBufAllocator allocator, RelayCounters counters, FaultSink faults) {
      this.allocator = allocator;
      this.counters = counters;
      this.faults = faults;
    }

    /** Adds the next server; its index is the number of servers before it. */
    public Builder server(ServerPlan server) {
      servers.add(server);
      return this;
    }

    /** Adds the next link; its index is the number of links before it. */
    public Builder link(LinkPlan link) {
      links.add(link);
      return this;
    }

    /** This node's addresses of more than link scope: no response is sent to them. */
    public Builder ownAddresses(Set<Ipv6Address> addresses) {
      ownAddresses = Set.copyOf(addresses);
      return this;
    }

    /**
     * Every interface that is a client link, including those that relay nothing now. A server's
     * message is accepted there only if the interface leads to the server. None by default.
     */
    public Builder clientLinks(InterfaceSet interfaces) {
      clientLinks = interfaces;
      return this;
    }

    /** The hop-count limit, exclusive (section 19.1.2); 8 by default. */
    public Builder hopCountLimit(int limit) {
      hopCountLimit = limit;
      return this;
    }

    /** The configured rules for responses; {@link ReplyRules#STANDARD} by default. */
    public Builder replyRules(ReplyRules rules) {
      replyRules = rules;
      return this;
    }

    /** What earlier plans had; what this plan has too is ignored. */
    public Builder draining(Draining before) {
      draining = before;
      return this;
    }

    /** The consumer of responses to the relay's own probes; none by default. */
    public Builder probeReplies(ProbeReplies answers) {
      probeReplies = answers;
      return this;
    }

    /** Wraps the standard handler of a message type from clients and downstream relays. */
    public Builder wrapHandler(MessageType type, UnaryOperator<MessageHandler> around) {
      handlerWrappers.put(type, around);
      return this;
    }

    /** Adds the next observer. */
    public Builder observer(Observer observer) {
      observers.add(observer);
      return this;
    }

    /** The plan. */
    public RelayPlan build() {
      return new RelayPlan(this);
    }

    private List<Object> parts(Draining remembered) {
      return List.of(
          List.copyOf(servers),
          List.copyOf(links),
          remembered,
          ownAddresses,
          clientLinks,
          hopCountLimit,
          replyRules,
          probeReplies,
          Map.copyOf(handlerWrappers),
          List.copyOf(observers),
          allocator,
          counters,
          faults);
    }

    private Optional<ServerPlan> anyServer() {
      return replyRules.acceptsAnyServer()
          ? Optional.of(
              new ServerPlan(
                  -1,
                  ServerPlan.UNLISTED_SERVER,
                  "::",
                  Ipv6Address.UNSPECIFIED,
                  Set.of(),
                  List.of(),
                  new NextHop.ByRoute(Optional.empty()),
                  servers.stream()
                      .map(ServerPlan::ingressInterfaces)
                      .reduce(InterfaceSet.NONE, InterfaceSet::and),
                  DhcpPorts.SERVER,
                  counters.server(ServerPlan.UNLISTED_SERVER)))
          : Optional.empty();
    }
  }

  /**
   * The configured rules for responses.
   *
   * @param acceptsAnyServer whether a RELAY-REPL may come from an address that is no configured
   *     server's; needed where servers are reached by multicast (RFC 8213, section 3)
   * @param deniesRelayForward whether a RELAY-FORW inside a RELAY-REPL is dropped; RFC 9915,
   *     section 19.2, passes it on
   * @param singleLinkFallback whether a response that names no link goes to the only link there is
   */
  public record ReplyRules(
      boolean acceptsAnyServer, boolean deniesRelayForward, boolean singleLinkFallback) {

    /** What RFC 9915 requires, with servers reached by unicast. */
    public static final ReplyRules STANDARD = new ReplyRules(false, false, false);
  }
}
