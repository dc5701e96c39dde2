package net.relay6.assembly;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.relay6.agent.Admission;
import net.relay6.agent.Attachment;
import net.relay6.agent.CopyPlan;
import net.relay6.agent.DropReason;
import net.relay6.agent.LinkPlan;
import net.relay6.agent.RelayCounters;
import net.relay6.agent.ServerPlan;
import net.relay6.agent.TypeGate;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Octets;
import net.relay6.platform.InterfaceAddress;
import net.relay6.platform.InterfaceSnapshot;
import net.relay6.platform.NetworkLink;
import net.relay6.settings.LinkSettings;
import net.relay6.settings.TypeNumber;
import net.relay6.wire.MessageType;
import net.relay6.wire.OptionCode;
import net.relay6.wire.RelayWriter;

/** Makes a link's plan from what the operator wants and how the interface is now. */
final class LinkPlanner {

  private final InterfaceSnapshot interfaces;
  private final List<ServerPlan> servers;
  private final RelayCounters counters;

  LinkPlanner(InterfaceSnapshot interfaces, List<ServerPlan> servers, RelayCounters counters) {
    this.interfaces = interfaces;
    this.servers = servers;
    this.counters = counters;
  }

  /** The plan of the link, to stand at {@code index}, or what it waits for. */
  LinkStatus plan(LinkSettings settings, int index) {
    String name = settings.interfaceName();
    Optional<NetworkLink> found = interfaces.named(name);
    if (found.isEmpty()) {
      return new LinkStatus.Waiting(name, LinkStatus.Reason.MISSING);
    }
    NetworkLink link = found.get();
    if (!link.up()) {
      return new LinkStatus.Waiting(name, LinkStatus.Reason.DOWN);
    }
    if (LinkAddresses.linkLocals(link).isEmpty()) {
      return new LinkStatus.Waiting(name, LinkStatus.Reason.NO_LINK_LOCAL_ADDRESS);
    }
    return LinkAddresses.choose(settings, link)
        .<LinkStatus>map(address -> new LinkStatus.Ready(plan(settings, index, link, address)))
        .orElseGet(() -> new LinkStatus.Waiting(name, LinkStatus.Reason.NO_LINK_ADDRESS));
  }

  private LinkPlan plan(
      LinkSettings settings, int index, NetworkLink link, Ipv6Address linkAddress) {
    return new LinkPlan(
        index,
        link.name(),
        attachment(link),
        settings.interfaceId(),
        admission(settings),
        List.of(copy(settings, linkAddress)),
        counters.link(link.name()));
  }

  private static Attachment attachment(NetworkLink link) {
    return new Attachment(
        link.index(),
        link.mtu(),
        link.addresses().stream()
            .filter(address -> address.address().isGlobalUnicast())
            .map(InterfaceAddress::prefix)
            .distinct()
            .toList(),
        Set.copyOf(LinkAddresses.linkLocals(link)));
  }

  private static Admission admission(LinkSettings settings) {
    return new Admission(
        settings.downstreamRelays(),
        settings.acceptUnicast(),
        List.of(new TypeGate(refusedTypes(settings))));
  }

  /** A denied type is denied even where it would be refused for another reason. */
  private static Map<MessageType, DropReason> refusedTypes(LinkSettings settings) {
    Map<MessageType, DropReason> refused = new HashMap<>();
    if (!settings.allowLeasequery()) {
      refused.put(MessageType.LEASEQUERY, DropReason.LEASEQUERY_REFUSED);
    }
    refuse(refused, settings.serverMessageTypes(), DropReason.SERVER_MESSAGE);
    refuse(refused, settings.denyTypes(), DropReason.DENIED_TYPE);
    return refused;
  }

  private static void refuse(
      Map<MessageType, DropReason> refused, Set<TypeNumber> types, DropReason reason) {
    types.forEach(type -> refused.put(MessageType.of(type.number()), reason));
  }

  private CopyPlan copy(LinkSettings settings, Ipv6Address linkAddress) {
    return new CopyPlan(
        linkAddress,
        encodedInterfaceId(settings.interfaceId()),
        List.of(),
        List.of(),
        servers.stream().filter(server -> settings.servers().contains(server.name())).toList());
  }

  private static Octets encodedInterfaceId(Octets interfaceId) {
    ByteBuf encoded = Unpooled.buffer();
    RelayWriter.writeOption(
        encoded, OptionCode.INTERFACE_ID, Unpooled.wrappedBuffer(interfaceId.toArray()));
    return Octets.of(ByteBufUtil.getBytes(encoded));
  }
}
