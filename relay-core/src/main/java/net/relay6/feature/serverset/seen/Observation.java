package net.relay6.feature.serverset.seen;

import java.util.List;
import java.util.Optional;
import net.relay6.agent.SendFailure;
import net.relay6.net.Ipv6Address;
import net.relay6.wire.DhcpMessage;

/**
 * One thing the relay saw, at a moment on a clock in nanoseconds that only moves forward. Live they
 * come from an {@code ObservationQueue}, in an audit from a capture. Messages are borrowed for the
 * call.
 */
public sealed interface Observation {

  /** When, in nanoseconds. */
  long atNanos();

  /**
   * A client's message was passed on.
   *
   * @param link the client link it came from
   * @param peer who sent the datagram: the client, or the relay nearest to us
   * @param servers the names of those that were sent a copy
   * @param message as it was received
   */
  record Asked(
      long atNanos, String link, Ipv6Address peer, List<String> servers, DhcpMessage message)
      implements Observation {}

  /**
   * A server's answer was passed on.
   *
   * @param server the name of the server
   * @param link the client link it left by; empty when the routing table decided
   * @param peer whom it went to
   * @param message as it was sent on, out of its RELAY-REPL
   * @param lacksInterfaceId whether the RELAY-REPL left out the Interface-Id that was sent
   */
  record Answered(
      long atNanos,
      String server,
      Optional<String> link,
      Ipv6Address peer,
      DhcpMessage message,
      boolean lacksInterfaceId)
      implements Observation {

    /** One whose RELAY-REPL had all it should have. */
    public Answered(
        long atNanos, String server, Optional<String> link, Ipv6Address peer, DhcpMessage message) {
      this(atNanos, server, link, peer, message, false);
    }
  }

  /** A server was heard, but what it sent was not passed on. */
  record Discarded(long atNanos, String server) implements Observation {}

  /**
   * A message that only servers send came from a client link.
   *
   * @param source who sent it
   */
  record Stray(long atNanos, String link, Ipv6Address source, DhcpMessage message)
      implements Observation {}

  /**
   * Datagrams to a server were not sent.
   *
   * @param count how many since the last such observation, at least 1
   * @param failure what that says about the server
   * @param words the kernel's, for people
   */
  record SendFailed(long atNanos, String server, long count, SendFailure failure, String words)
      implements Observation {}

  /**
   * The relay has looked who else has port 547.
   *
   * @param programs those that have it where the relay needs it, for people; none when there is
   *     none
   */
  record PortShared(long atNanos, List<String> programs) implements Observation {

    /** Copies its list. */
    public PortShared {
      programs = List.copyOf(programs);
    }
  }
}
