package net.relay6.assembly;

import net.relay6.agent.LinkPlan;

/** Whether a configured link can relay just now. */
public sealed interface LinkStatus {

  /** The interface's name. */
  String name();

  /** The link has all that relaying needs. */
  record Ready(LinkPlan link) implements LinkStatus {

    @Override
    public String name() {
      return link.name();
    }
  }

  /**
   * The link has to wait.
   *
   * @param detail what the reason leaves open, such as an address; may be empty
   */
  record Waiting(String name, Reason reason, String detail) implements LinkStatus {

    /** Waiting for that reason alone. */
    public Waiting(String name, Reason reason) {
      this(name, reason, "");
    }

    /** What to tell the operator. */
    public String text() {
      return reason.text() + (detail.isEmpty() ? "" : " " + detail);
    }
  }

  /** What a link waits for. */
  enum Reason {
    /** No interface has that name. */
    MISSING("the interface does not exist"),
    /** It is not up and running. */
    DOWN("the interface is down"),
    /** No interface has a name of that form; or those that have are links of their own. */
    NO_MATCH("no interface matches the pattern"),
    /** Another relay has the address that says who relays. */
    STANDBY("standby, the interface does not have the address"),
    /** Clients would be relayed twice. */
    RELAYED_ELSEWHERE("another relay6 on this machine relays it,"),
    /** Answers for the one would go to the other. */
    SAME_INTERFACE_ID("its Interface-Id is already that of link"),
    /** Clients could not be answered. */
    NO_LINK_LOCAL_ADDRESS("the interface has no usable link-local address"),
    /** Servers could not tell the link. */
    NO_LINK_ADDRESS(
        "the interface has no stable global address to name the link with; give it one, set"
            + " link-address, or set allow-link-local-link-address");

    private final String text;

    Reason(String text) {
      this.text = text;
    }

    /** What to tell the operator. */
    public String text() {
      return text;
    }
  }
}
