package net.relay6.planning.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.relay6.agent.plan.LinkPlan;

/** Whether a configured link can relay now. */
public sealed interface LinkStatus {

  /** The interface's name. */
  String name();

  /** The link can relay. */
  record Ready(LinkPlan link) implements LinkStatus {

    @Override
    public String name() {
      return link.name();
    }
  }

  /**
   * The link has to wait.
   *
   * @param detail a detail of the reason, such as an address; may be empty
   */
  record Waiting(String name, Reason reason, String detail) implements LinkStatus {

    /** Waiting for that reason alone. */
    public Waiting(String name, Reason reason) {
      this(name, reason, "");
    }

    /** The reason as text for the operator. */
    public String text() {
      return reason.text() + (detail.isEmpty() ? "" : " " + detail);
    }
  }

  /** The reason why a link waits. */
  enum Reason {
    /** No interface has that name. */
    MISSING("the interface does not exist"),
    /** It is not up and running. */
    DOWN("the interface is down"),
    /** No interface matches the pattern, or all that match are links of their own. */
    NO_MATCH("no interface matches the pattern"),
    /** Another relay has the address that activates this link. */
    STANDBY("standby, the interface does not have the address"),
    /** Clients' messages would be relayed twice. */
    RELAYED_ELSEWHERE("another relay6 on this machine relays it,"),
    /** Responses for one link would go to the other. */
    SAME_INTERFACE_ID("its Interface-Id is already that of link"),
    /** Responses could not be sent to clients. */
    NO_LINK_LOCAL_ADDRESS("the interface has no usable link-local address"),
    /** Servers could not identify the link. */
    NO_LINK_ADDRESS(
        "the interface has no stable global address to use as link-address; give it one, set"
            + " link-address, or set allow-link-local-link-address");

    private final String text;

    Reason(String text) {
      this.text = text;
    }

    /** The reason as text for the operator. */
    public String text() {
      return text;
    }
  }

  /**
   * The status of a link, and since when it has it.
   *
   * @param status the status
   * @param since when the link entered this status
   */
  public record Timed(LinkStatus status, Instant since) {

    /** The link's name. */
    public String name() {
      return status.name();
    }

    /** The new states after {@code former} ones; a changed status begins {@code now}. */
    public static List<Timed> update(List<Timed> former, List<LinkStatus> links, Instant now) {
      Map<String, Timed> byName =
          former.stream().collect(Collectors.toMap(Timed::name, Function.identity()));
      return links.stream()
          .map(link -> {
            Timed last = byName.get(link.name());
            return last != null && isSame(last.status(), link)
                ? new Timed(link, last.since())
                : new Timed(link, now);
          })
          .toList();
    }

    private static boolean isSame(LinkStatus last, LinkStatus link) {
      return switch (link) {
        case LinkStatus.Ready _ -> last instanceof LinkStatus.Ready;
        case LinkStatus.Waiting(_, var reason, _) ->
            last instanceof LinkStatus.Waiting(_, var before, _) && before == reason;
      };
    }
  }
}
