package net.relay6.observer.finding;

import java.time.Duration;
import java.util.Locale;

/**
 * The kinds of findings. The list is closed and its names are stable; docs/findings.md says when
 * each opens and closes.
 */
public enum FindingCode {
  SERVER_SILENT(
      Finding.Severity.ALARM,
      Duration.ofDays(7),
      "a server is silent",
      "Look whether the server runs and is reached; if it is a standby, declare role = standby. It"
          + " closes as soon as the server responds; a running relay6 asks it every 2 s."),
  ALL_SERVERS_SILENT(
      Finding.Severity.ALARM,
      Duration.ofDays(1),
      "no server answers",
      "Look at the path to the servers and whether they know the link; clients get no addresses."),
  SERVER_IGNORES_QUESTIONS(
      Finding.Severity.WARNING,
      Duration.ofDays(1),
      "a server answers, but not this type of message on this link",
      "Look whether the server has the link's prefix; if it is a standby, declare role = standby."),
  REQUEST_UNANSWERED(
      Finding.Severity.WARNING,
      Duration.ofHours(1),
      "a server does not answer REQUESTs that name it",
      "Read the server's log: it advertises but does not commit, and each client loses minutes."),
  RENEW_UNANSWERED(
      Finding.Severity.WARNING,
      Duration.ofHours(6),
      "a server does not answer RENEWs of its clients",
      "Look whether the server still knows its leases; at T2 its clients ask the others."),
  PREFERENCE_MISSING(
      Finding.Severity.WARNING,
      Duration.ofHours(1),
      "a server sends no preference although one is declared",
      "Set the server's preference; Kea sends it only when the option has \"always-send\": true."),
  PREFERENCE_MISMATCH(
      Finding.Severity.WARNING,
      Duration.ofHours(1),
      "a server sends another preference than is declared",
      "Correct the server's preference, or the declaration."),
  PREFERENCE_EQUAL(
      Finding.Severity.NOTICE,
      Duration.ofHours(1),
      "two servers send the same preference",
      "Give each server another preference, so that clients do not choose by chance."),
  CLIENTS_IGNORE_PREFERENCE(
      Finding.Severity.NOTICE,
      Duration.ofHours(1),
      "clients choose a server with lower preference",
      "Expect bindings on the wrong server; look at the clients that have leases of it."),
  ADVERTISE_TOO_LATE(
      Finding.Severity.WARNING,
      Duration.ofMinutes(30),
      "a server advertises when clients have chosen already",
      "Make the server or the path to it faster; below one second it can win."),
  DOUBLE_ASSIGNMENT(
      Finding.Severity.ALARM,
      Duration.ofHours(1),
      "two servers have given one address or prefix, or overlapping ones, to two clients",
      "Separate the servers' pools, delete one of the bindings on its server, and reconnect that"
          + " client."),
  REASSIGNED(
      Finding.Severity.WARNING,
      Duration.ofHours(1),
      "a server has given an address or prefix in force, or a part of it, to another client",
      "Look whether it has lost leases, somebody has deleted one, or its pools overlap."),
  OFFERED_IN_USE(
      Finding.Severity.WARNING,
      Duration.ofHours(1),
      "a server offers an address that another server has given away",
      "Separate the servers' pools before both give it away."),
  OFFERS_DISAGREE(
      Finding.Severity.WARNING,
      Duration.ofHours(1),
      "servers of an identical set offer different addresses",
      "Give both servers the same pool and a deterministic way to choose; Kea's default is none."),
  OUTSIDE_POOL(
      Finding.Severity.WARNING,
      Duration.ofHours(1),
      "a server gives addresses outside its declared pools",
      "Correct the server's pools, or declare all of them, reservations included."),
  POOLS_OVERLAP(
      Finding.Severity.ALARM,
      Duration.ofHours(1),
      "servers that should have separate pools draw from the same addresses",
      "Separate the servers' pools; the same address will be given twice."),
  POOL_EXHAUSTED(
      Finding.Severity.WARNING,
      Duration.ofHours(1),
      "a server has no address or prefix left",
      "Enlarge its pool; a server that shall delegate no prefix is declared with delegates = false."),
  LINK_UNKNOWN(
      Finding.Severity.WARNING,
      Duration.ofHours(1),
      "a server has nothing for any client of a link",
      "Compare the link-address with the server's subnets: one must contain it, and have a pool"
          + " with free addresses, not only reservations."),
  ROUTER_ADDRESS(
      Finding.Severity.WARNING,
      Duration.ofHours(1),
      "a server gives a client an address of the router",
      "Begin the server's pool behind the router's addresses, and never with the prefix itself."),
  PREFIX_LENGTHS_DIFFER(
      Finding.Severity.WARNING,
      Duration.ofHours(1),
      "servers delegate prefixes of different lengths",
      "Delegate one length from all servers; a client's networks depend on it."),
  OPTIONS_DIFFER(
      Finding.Severity.WARNING,
      Duration.ofHours(1),
      "servers tell one client different options",
      "Give all servers the same options; clients change with the server they happen to get."),
  LIFETIMES_DIFFER(
      Finding.Severity.NOTICE,
      Duration.ofHours(1),
      "servers offer different lifetimes",
      "Give all servers the same T1, T2 and lifetimes."),
  LIFETIMES_UNFIT(
      Finding.Severity.NOTICE,
      Duration.ofHours(1),
      "lifetimes leave clients of a dead server without help",
      "Choose T2 within hours, and a valid lifetime well behind it (RFC 6853, section 6)."),
  SERVER_ID_CLONED(
      Finding.Severity.ALARM,
      Duration.ofHours(1),
      "two servers answer with one Server Identifier",
      "Give one of them a DUID of its own: both act on every REQUEST and RENEW of the other's."),
  SERVER_ID_CHANGED(
      Finding.Severity.WARNING,
      Duration.ofHours(1),
      "a server answers with another Server Identifier than before",
      "If it was installed anew, look whether its leases came with it."),
  SERVER_ID_UNKNOWN(
      Finding.Severity.WARNING,
      Duration.ofHours(1),
      "clients ask a server that is not configured",
      "Look for a rogue server on the link, or for one missing in the configuration."),
  REQUEST_WITHOUT_OFFER(
      Finding.Severity.NOTICE,
      Duration.ofHours(1),
      "clients ask a server whose offer did not pass this relay",
      "Look for a second relay on the link, or for clients that guess."),
  ANSWER_OF_ANOTHER(
      Finding.Severity.ALARM,
      Duration.ofHours(1),
      "a server answers a message that names another",
      "Update or repair the server: only the one named may answer (RFC 9915, section 16)."),
  ANSWERED_TWICE(
      Finding.Severity.NOTICE,
      Duration.ofHours(1),
      "a server answers one message more than once",
      "Look whether it is reached twice: by two names, or by its address and a group."),
  INTERFACE_ID_MISSING(
      Finding.Severity.WARNING,
      Duration.ofHours(1),
      "a server leaves out the Interface-Id it was sent",
      "Update the server: it must return the option, which says for which link its answer is."),
  STANDBY_ANSWERS(
      Finding.Severity.NOTICE,
      Duration.ofMinutes(30),
      "a standby server answers everybody",
      "Look at its partner: a standby does so when the partner is down."),
  PARTNER_TAKEN_OVER(
      Finding.Severity.NOTICE,
      Duration.ofDays(1),
      "a load-balancing server's clients are answered by its partner",
      "Look whether the server runs; its partner has nobody to take over for it now."),
  ROGUE_SERVER(
      Finding.Severity.ALARM,
      Duration.ofHours(1),
      "a server that is not configured answers on a client link",
      "Find and remove the rogue server, and filter server messages at the access ports."),
  SERVER_UNICAST(
      Finding.Severity.WARNING,
      Duration.ofHours(6),
      "a server tells clients to bypass the relay",
      "Remove the option Server Unicast: it is obsolete, and such RENEWs miss the other servers."),
  LOST_DATABASE(
      Finding.Severity.ALARM,
      Duration.ofHours(1),
      "a server no longer knows leases it gave",
      "Restore the server's leases, or expect its clients to be moved."),
  REBIND_TAKEN_OVER(
      Finding.Severity.NOTICE,
      Duration.ofHours(1),
      "another server has extended a lease",
      "Expect both servers to hold it; in an identical set that is how it should be."),
  REBIND_REPLACED(
      Finding.Severity.WARNING,
      Duration.ofHours(1),
      "another server has replaced a client's lease at REBIND",
      "Bring the owner back; in split and multiple sets its clients change their addresses."),
  REBIND_REFUSED(
      Finding.Severity.WARNING,
      Duration.ofHours(1),
      "another server has taken a client's lease away at REBIND",
      "Bring the owner back; clients lose their addresses and begin anew."),
  REBIND_CONTRADICTORY(
      Finding.Severity.ALARM,
      Duration.ofHours(1),
      "servers contradict each other at REBIND",
      "Set owner-first-delay, so that the owner's answer comes first; the other takes it away."),
  DOUBLE_BINDING(
      Finding.Severity.WARNING,
      Duration.ofHours(1),
      "two servers have bound one client in one exchange",
      "Turn rapid commit off on all servers but one; one of the leases is wasted."),
  LINK_PREFIX_MISSING(
      Finding.Severity.WARNING,
      Duration.ofHours(1),
      "a server does not know a prefix of the link",
      "Add the prefix to the server, without a pool if it is another server's."),
  ADDRESS_DECLINED(
      Finding.Severity.WARNING,
      Duration.ofHours(1),
      "clients found their address in use by somebody else",
      "Look who has the address: an old lease, a manual setting, or the other server's client."),
  PORT_SHARED(
      Finding.Severity.WARNING,
      Duration.ofHours(1),
      "another program uses port 547",
      "Stop it, or keep it off relay6's links and addresses (dnsmasq: with --bind-dynamic).");

  private static final String REBIND_ADVICE =
      "Set owner-first-delay, so that the owner's answer comes first; one of the leases is wasted.";

  private final Finding.Severity severity;
  private final Duration quiet;
  private final String title;
  private final String advice;

  FindingCode(Finding.Severity severity, Duration quiet, String title, String advice) {
    this.severity = severity;
    this.quiet = quiet;
    this.title = title;
    this.advice = advice;
  }

  /** The stable name: {@code server-silent}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Its severity. */
  public Finding.Severity severity() {
    return severity;
  }

  /** How long it must not be observed until it closes by itself. */
  public Duration quiet() {
    return quiet;
  }

  /** The problem in a few words. */
  public String title() {
    return title;
  }

  /** The advice, in one sentence. */
  public String advice() {
    return advice;
  }

  /** The advice for one subject: two leases after a REBIND are not caused by rapid commit. */
  String advice(Subject subject) {
    return this == DOUBLE_BINDING && subject.detail().equals("REBIND") ? REBIND_ADVICE : advice;
  }
}
