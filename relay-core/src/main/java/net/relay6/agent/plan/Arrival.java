package net.relay6.agent.plan;

/**
 * The kind of channel by which a datagram arrived, and thereby what the socket proves about its
 * sender.
 */
public sealed interface Arrival {

  /** Sent to ff02::1:2 on a client link. */
  record OnLink(LinkPlan link) implements Arrival {}

  /**
   * From the address and port of a configured server, to us. On a client link anyone can forge
   * that; {@code RelayAgent} takes what came in where the server is not for {@link Unicast}.
   */
  record FromServer(ServerPlan server) implements Arrival {}

  /** Sent to one of this node's unicast addresses by anyone. */
  record Unicast() implements Arrival {}
}
