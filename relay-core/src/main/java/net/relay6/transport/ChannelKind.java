package net.relay6.transport;

/**
 * The operations on channels of one kind.
 *
 * @param <P> what a channel is for
 * @param <C> the channels
 */
interface ChannelKind<P, C> {

  /** The prefix of a channel's name in the list of states: {@code link}. */
  String label();

  /** Whether the plan needs an open channel; if not, a channel that is already open stays open. */
  boolean isWanted(P plan);

  /** Opens a channel; throws a {@link net.relay6.transport.udp.SocketFault} if that fails. */
  C open(P plan);

  /** Applies another plan for the same socket to a channel. */
  void adopt(C channel, P plan);

  /** Where the channel leads, for people. */
  String description(C channel, P plan);

  /** Handles everything received so far, before the channel is closed. */
  void drain(C channel);

  /** Closes it. */
  void close(C channel);
}
