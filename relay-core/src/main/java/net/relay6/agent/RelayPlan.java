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
import net.relay6.agent.extension.OwnAnswers;
import net.relay6.agent.plan.Former;
import net.relay6.agent.plan.LinkPlan;
import net.relay6.agent.plan.Reach;
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
  private final Former former;
  private final Optional<ServerPlan> anyServer;
  private final Origins.Ingress ingress;
  private final Set<Ipv6Address> ownAddresses;
  private final Dispatch dispatch;
  private final Observers observers;

  /** Its parts, for equality. */
  private final List<Object> parts;

  private RelayPlan(Builder builder) {
    servers = List.copyOf(builder.servers);
    links = List.copyOf(builder.links);
    former = builder.former.without(servers, links);
    anyServer = builder.anyServer();
    ownAddresses = builder.ownAddresses;
    parts = builder.parts(former);
    observers = new Observers(builder.observers, builder.faults);
    ingress = new Origins.Ingress(builder.clientLinks);
    Origins origins = new Origins(servers, former.servers(), links);
    ForwardPath forward =
        new ForwardPath(builder.hopCountLimit, origins, builder.allocator, observers);
    ReplyPath reply =
        new ReplyPath(
            new EgressTable(links, former.interfaceIds(), builder.replyRules.singleLinkFallback()),
            ownAddresses,
            builder.replyRules.deniesRelayForward(),
            builder.ownAnswers,
            observers);
    UnicastPath unicast = new UnicastPath(origins, ingress, acceptedUnlisted(), forward, reply);
    dispatch = new Dispatch(forward, reply, unicast, builder.detours);
  }

  /**
   * The stand-in for servers that are not configured, if their responses are accepted or were until
   * a moment ago.
   */
  private Optional<ServerPlan> acceptedUnlisted() {
    return anyServer.or(() -> former.servers().stream().filter(ServerPlan::isUnlisted).findFirst());
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
  public Former former() {
    return former;
  }

  /** This plan's servers and Interface-Ids as draining ones, for the plan that replaces it. */
  public Former departing() {
    List<ServerPlan> had = new ArrayList<>();
    servers.stream()
        .filter(server -> !(server.reach() instanceof Reach.Nowhere))
        .map(ServerPlan::former)
        .forEach(had::add);
    if (servers.stream().anyMatch(server -> server.address().isMulticast())) {
      anyServer.ifPresent(had::add);
    }
    return new Former(
        had,
        links.stream()
            .map(link -> new Former.InterfaceIdOf(link.interfaceId(), link.name()))
            .toList());
  }

  Origins.Ingress ingress() {
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
    private final Map<MessageType, UnaryOperator<MessageHandler>> detours = new HashMap<>();
    private Set<Ipv6Address> ownAddresses = Set.of();
    private InterfaceSet clientLinks = InterfaceSet.NONE;
    private int hopCountLimit = 8;
    private ReplyRules replyRules = ReplyRules.STANDARD;
    private OwnAnswers ownAnswers = OwnAnswers.NONE;
    private Former former = Former.NONE;

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
    public Builder former(Former before) {
      former = before;
      return this;
    }

    /** The consumer of responses to the relay's own probes; none by default. */
    public Builder ownAnswers(OwnAnswers answers) {
      ownAnswers = answers;
      return this;
    }

    /** Wraps the standard handler of a message type from clients and downstream relays. */
    public Builder detour(MessageType type, UnaryOperator<MessageHandler> around) {
      detours.put(type, around);
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

    private List<Object> parts(Former remembered) {
      return List.of(
          List.copyOf(servers),
          List.copyOf(links),
          remembered,
          ownAddresses,
          clientLinks,
          hopCountLimit,
          replyRules,
          ownAnswers,
          Map.copyOf(detours),
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
                  new Reach.ByRoute(Optional.empty()),
                  servers.stream()
                      .map(ServerPlan::ways)
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
