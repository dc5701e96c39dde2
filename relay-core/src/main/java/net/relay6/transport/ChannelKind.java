package net.relay6.transport;

/**
 * What there is to do with the channels of one kind.
 *
 * @param <P> what a channel is for
 * @param <C> the channels
 */
interface ChannelKind<P, C> {

  /** What a channel's state is listed under, before its name: {@code link}. */
  String label();

  /** Whether a channel for it shall be open; otherwise one that is open already stays so. */
  boolean isWanted(P plan);

  /** Opens a channel; throws a {@link net.relay6.transport.udp.SocketFault} when it cannot. */
  C open(P plan);

  /** Lets a channel follow another plan for the same socket. */
  void adopt(C channel, P plan);

  /** Where it leads, for people. */
  String description(C channel, P plan);

  /** Deals with what has been received so far, before the channel is closed. */
  void drain(C channel);

  /** Closes it. */
  void close(C channel);
}
