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
      "Check whether the server runs and is reachable; if it is a standby, declare role = standby."
          + " The finding closes as soon as the server responds; a running relay6 probes it every 2"
          + " s."),
  ALL_SERVERS_SILENT(
      Finding.Severity.ALARM,
      Duration.ofDays(1),
      "no server answers",
      "Clients get no addresses: check the path to the servers, and whether the servers know the"
          + " link."),
  SERVER_IGNORES_QUESTIONS(
      Finding.Severity.WARNING,
      Duration.ofDays(1),
      "a server answers, but not this type of message on this link",
      "Check whether the server has the link's prefix; if it is a standby, declare role ="
          + " standby."),
  REQUEST_UNANSWERED(
      Finding.Severity.WARNING,
      Duration.ofHours(1),
      "a server does not answer REQUESTs that name it",
      "Read the server's log: it sends ADVERTISEs but does not answer REQUESTs, and each client"
          + " loses minutes."),
  RENEW_UNANSWERED(
      Finding.Severity.WARNING,
      Duration.ofHours(6),
      "a server does not answer RENEWs of its clients",
      "Check whether the server still has its leases; at T2 its clients send REBINDs to all"
          + " servers."),
  PREFERENCE_MISSING(
      Finding.Severity.WARNING,
      Duration.ofHours(1),
      "a server sends no preference although one is declared",
      "Set the server's preference; Kea sends it only when the option has \"always-send\": true."),
  PREFERENCE_MISMATCH(
      Finding.Severity.WARNING,
      Duration.ofHours(1),
      "a server sends a preference other than the declared one",
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
      "Expect bindings on the wrong server; check the clients that have leases from it."),
  ADVERTISE_TOO_LATE(
      Finding.Severity.WARNING,
      Duration.ofMinutes(30),
      "a server's ADVERTISEs arrive after clients have chosen",
      "Make the server or the path to it faster; clients can choose it if it responds within one"
          + " second."),
  DOUBLE_ASSIGNMENT(
      Finding.Severity.ALARM,
      Duration.ofHours(1),
      "two servers have assigned the same or overlapping addresses or prefixes to two clients",
      "Separate the servers' pools, delete one of the bindings on its server, and reconnect that"
          + " client."),
  ASSIGNED_ON_TWO_LINKS(
      Finding.Severity.ALARM,
      Duration.ofHours(1),
      "clients on two links have the same or overlapping addresses or prefixes",
      "Check the servers' subnets: each pool must belong to one link. Only one of the two links"
          + " receives the traffic."),
  PREFIX_ON_LINK(
      Finding.Severity.WARNING,
      Duration.ofHours(1),
      "a delegated prefix overlaps a prefix of a link of this router",
      "Remove the link's prefix from the server's pool of delegated prefixes."),
  REASSIGNED(
      Finding.Severity.WARNING,
      Duration.ofHours(1),
      "a server has assigned an address or prefix in force, or a part of it, to another client",
      "Check whether the server has lost leases, a lease was deleted, or its pools overlap."),
  OFFERED_IN_USE(
      Finding.Severity.WARNING,
      Duration.ofHours(1),
      "a server offers an address that another server has assigned",
      "Separate the servers' pools before both servers assign it."),
  OFFERS_DISAGREE(
      Finding.Severity.WARNING,
      Duration.ofHours(1),
      "servers of an identical set offer different addresses",
      "Configure the same pool and a deterministic allocator on both servers; Kea's default is not"
          + " deterministic."),
  OUTSIDE_POOL(
      Finding.Severity.WARNING,
      Duration.ofHours(1),
      "a server offers or assigns addresses outside its declared pools",
      "Correct the server's pools, or declare all of them, reservations included."),
  POOLS_OVERLAP(
      Finding.Severity.ALARM,
      Duration.ofHours(1),
      "servers that should have separate pools use the same addresses",
      "Separate the servers' pools; otherwise one address is assigned to two clients."),
  POOL_EXHAUSTED(
      Finding.Severity.WARNING,
      Duration.ofHours(1),
      "a server has no address or prefix left",
      "Enlarge its pool; if the server is not meant to delegate prefixes, declare delegates ="
          + " false."),
  LINK_UNKNOWN(
      Finding.Severity.WARNING,
      Duration.ofHours(1),
      "a server has no address or prefix for any client of a link",
      "Compare the link-address with the server's subnets: one must contain it, and have a pool"
          + " with free addresses, not only reservations."),
  ROUTER_ADDRESS(
      Finding.Severity.WARNING,
      Duration.ofHours(1),
      "a server offers or assigns an address of the router",
      "Start the server's pool after the router's addresses, and never at the first address of the"
          + " prefix."),
  PREFIX_LENGTHS_DIFFER(
      Finding.Severity.WARNING,
      Duration.ofHours(1),
      "servers delegate prefixes of different lengths",
      "Delegate prefixes of one length from all servers; the client's subnets depend on the"
          + " length."),
  OPTIONS_DIFFER(
      Finding.Severity.WARNING,
      Duration.ofHours(1),
      "servers send one client different options",
      "Configure the same options on all servers; otherwise a client's options depend on the server"
          + " that it chooses."),
  LIFETIMES_DIFFER(
      Finding.Severity.NOTICE,
      Duration.ofHours(1),
      "servers offer different lifetimes",
      "Configure the same T1, T2 and lifetimes on all servers."),
  LIFETIMES_UNFIT(
      Finding.Severity.NOTICE,
      Duration.ofHours(1),
      "with these lifetimes, clients of a dead server do not reach another server in time",
      "Choose a T2 of some hours, and a valid lifetime well above T2 (RFC 6853, section 6)."),
  SERVER_ID_CLONED(
      Finding.Severity.ALARM,
      Duration.ofHours(1),
      "two servers send the same Server Identifier",
      "Give one of them another DUID: each acts on every REQUEST and RENEW that is meant for the"
          + " other."),
  SERVER_ID_CHANGED(
      Finding.Severity.WARNING,
      Duration.ofHours(1),
      "a server's Server Identifier has changed",
      "If the server was reinstalled, check whether its leases were restored."),
  SERVER_ID_UNKNOWN(
      Finding.Severity.WARNING,
      Duration.ofHours(1),
      "REQUESTs name a server that is not configured",
      "Look for a rogue server on the link, or for one missing in the configuration."),
  REQUEST_WITHOUT_OFFER(
      Finding.Severity.NOTICE,
      Duration.ofHours(1),
      "REQUESTs name a server whose ADVERTISE did not pass this relay",
      "Look for a second relay on the link, or for clients that send REQUEST without an"
          + " ADVERTISE."),
  ANSWER_OF_ANOTHER(
      Finding.Severity.ALARM,
      Duration.ofHours(1),
      "a server answers a message that names another",
      "Update or repair the server: only the one named may answer (RFC 9915, section 16)."),
  ANSWERED_TWICE(
      Finding.Severity.NOTICE,
      Duration.ofHours(1),
      "a server answers one message more than once",
      "Check whether copies reach the server twice: by two names, or by its address and a group."),
  INTERFACE_ID_MISSING(
      Finding.Severity.WARNING,
      Duration.ofHours(1),
      "a server does not return the Interface-Id of the RELAY-FORW",
      "Update the server: it must return the option, which identifies the link of the response."),
  STANDBY_ANSWERS(
      Finding.Severity.NOTICE,
      Duration.ofMinutes(30),
      "a standby server answers all clients",
      "Check its partner: a standby answers all clients when its partner is down."),
  PARTNER_TAKEN_OVER(
      Finding.Severity.NOTICE,
      Duration.ofDays(1),
      "a load-balancing server's clients are answered by its partner",
      "Check whether the server runs; if its partner fails too, no server takes over."),
  ROGUE_SERVER(
      Finding.Severity.ALARM,
      Duration.ofHours(1),
      "a server that is not configured answers on a client link",
      "Find and remove the rogue server, and filter server messages at the access ports."),
  SERVER_UNICAST(
      Finding.Severity.WARNING,
      Duration.ofHours(6),
      "a server sends Server Unicast, which makes clients bypass the relay",
      "Remove the option Server Unicast: it is obsolete, and RENEWs by unicast do not reach the"
          + " other servers."),
  LOST_DATABASE(
      Finding.Severity.ALARM,
      Duration.ofHours(1),
      "a server no longer knows leases that it assigned",
      "Restore the server's leases, or expect its clients to get other addresses."),
  REBIND_TAKEN_OVER(
      Finding.Severity.NOTICE,
      Duration.ofHours(1),
      "another server has extended a lease",
      "Expect both servers to have the lease; in an identical set this is normal."),
  REBIND_REPLACED(
      Finding.Severity.WARNING,
      Duration.ofHours(1),
      "another server has replaced a client's lease at REBIND",
      "Bring the owner back; in split and multiple sets its clients get other addresses."),
  REBIND_REFUSED(
      Finding.Severity.WARNING,
      Duration.ofHours(1),
      "another server has taken a client's lease away at REBIND",
      "Bring the owner back; clients lose their addresses and start again with SOLICIT."),
  REBIND_CONTRADICTORY(
      Finding.Severity.ALARM,
      Duration.ofHours(1),
      "servers contradict each other at REBIND",
      "Set owner-first-delay so that the owner answers first; otherwise the other server's response"
          + " takes the lease away."),
  DOUBLE_BINDING(
      Finding.Severity.WARNING,
      Duration.ofHours(1),
      "two servers have bound one client in one exchange",
      "Disable rapid commit on all servers but one; one of the two leases is wasted."),
  LINK_PREFIX_MISSING(
      Finding.Severity.WARNING,
      Duration.ofHours(1),
      "a server does not know a prefix of the link",
      "Add the prefix to the server; if the prefix belongs to another server, add it without a"
          + " pool."),
  ADDRESS_DECLINED(
      Finding.Severity.WARNING,
      Duration.ofHours(1),
      "clients found their address in use by another host",
      "Find the host that has the address: it has an old lease, a manual address, or a lease from"
          + " the other server."),
  PORT_SHARED(
      Finding.Severity.WARNING,
      Duration.ofHours(1),
      "another program uses port 547",
      "Stop it, or keep it off relay6's links and addresses (dnsmasq: with --bind-dynamic).");

  private static final String REBIND_ADVICE =
      "Set owner-first-delay so that the owner answers first; one of the two leases is wasted.";

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
