package net.relay6.planning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.relay6.agent.plan.Admission;
import net.relay6.agent.plan.Gate;
import net.relay6.agent.plan.TypeGate;
import net.relay6.counters.DropReason;
import net.relay6.feature.relayoptions.SuppliedOptionsGate;
import net.relay6.settings.LinkAdmission;
import net.relay6.settings.LinkSettings;
import net.relay6.settings.TypeNumber;
import net.relay6.wire.MessageType;

/** Plans which messages a link accepts. */
final class AdmissionPlanner {

  private final int hopCountLimit;
  private final Limits limits;

  AdmissionPlanner(int hopCountLimit, Limits limits) {
    this.hopCountLimit = hopCountLimit;
    this.limits = limits;
  }

  Admission plan(LinkSettings link) {
    LinkAdmission settings = link.admission();
    List<Gate> gates = new ArrayList<>();
    gates.add(new TypeGate(refusedTypes(settings)));
    if (!settings.acceptSuppliedOptions()) {
      gates.add(new SuppliedOptionsGate(hopCountLimit + 1));
    }
    gates.addAll(limits.of(link));
    return new Admission(settings.downstreamRelays(), settings.acceptUnicast(), gates);
  }

  /** A denied type counts as denied even if it would be refused for another reason too. */
  private static Map<MessageType, DropReason> refusedTypes(LinkAdmission settings) {
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
}
