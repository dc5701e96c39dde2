package net.relay6.observer.observation;

import java.util.List;
import java.util.Optional;
import net.relay6.counters.SendFailure;
import net.relay6.net.Ipv6Address;
import net.relay6.wire.DhcpMessage;

/**
 * One thing the relay saw, at a moment on a clock in nanoseconds that only moves forward. Live they
 * come from an {@code ObservationQueue}, in an audit from a capture. Messages are borrowed for the
 * call.
 */
public sealed interface Observation {

  /** The time, in nanoseconds. */
  long atNanos();

  /**
   * A client's message was relayed.
   *
   * @param link the client link it came from
   * @param peer the sender of the datagram: the client, or the next downstream relay
   * @param servers the names of the servers it was sent to
   * @param message as it was received
   */
  record RequestForwarded(
      long atNanos, String link, Ipv6Address peer, List<String> servers, DhcpMessage message)
      implements Observation {}

  /**
   * A server's response was relayed.
   *
   * @param server the name of the server
   * @param link the client link it left by; empty if the routing table decided
   * @param peer its destination
   * @param message the relayed message of the RELAY-REPL
   * @param lacksInterfaceId whether the RELAY-REPL lacks the Interface-Id that was sent
   */
  record ResponseDelivered(
      long atNanos,
      String server,
      Optional<String> link,
      Ipv6Address peer,
      DhcpMessage message,
      boolean lacksInterfaceId)
      implements Observation {

    /** A response whose RELAY-REPL has its Interface-Id. */
    public ResponseDelivered(
        long atNanos, String server, Optional<String> link, Ipv6Address peer, DhcpMessage message) {
      this(atNanos, server, link, peer, message, false);
    }
  }

  /** A server's datagram was received but not relayed. */
  record ResponseDiscarded(long atNanos, String server) implements Observation {}

  /**
   * A server message was received on a client link.
   *
   * @param source its sender
   */
  record StrayMessage(long atNanos, String link, Ipv6Address source, DhcpMessage message)
      implements Observation {}

  /**
   * Datagrams to a server were not sent.
   *
   * @param count how many since the last such observation, at least 1
   * @param failure what it shows about the server
   * @param errorText the kernel's error text, for people
   */
  record SendFailed(long atNanos, String server, long count, SendFailure failure, String errorText)
      implements Observation {}

  /**
   * The relay has checked which other programs have port 547.
   *
   * @param programs those that have it where the relay needs it, for people; may be empty
   */
  record PortShared(long atNanos, List<String> programs) implements Observation {

    /** Copies its list. */
    public PortShared {
      programs = List.copyOf(programs);
    }
  }

  /** Receives observations, one after another. */
  public interface Sink {

    /** Receives one; its message is borrowed for the call. */
    void accept(Observation observation);
  }
}
