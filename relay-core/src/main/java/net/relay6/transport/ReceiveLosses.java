package net.relay6.transport;

import java.util.function.Supplier;
import net.relay6.counters.ArrivalCounters;
import net.relay6.transport.udp.SocketBuffers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts and logs the datagrams that the kernel drops because a socket's receive buffer is full. It
 * is called at most once a second, so that a flood does not fill the log.
 */
final class ReceiveLosses {

  private static final Logger LOG = LoggerFactory.getLogger(Transport.class);

  private final ChannelStates states;
  private final Supplier<SocketBuffers.Lengths> buffers;
  private String channel;
  private ArrivalCounters counters;

  /**
   * Losses of the socket of {@code channel}, which are counted in {@code counters}.
   *
   * @param buffers the buffer lengths that the kernel grants now
   */
  ReceiveLosses(
      String channel,
      ArrivalCounters counters,
      ChannelStates states,
      Supplier<SocketBuffers.Lengths> buffers) {
    this.channel = channel;
    this.counters = counters;
    this.states = states;
    this.buffers = buffers;
  }

  /** Sets another name of the channel for the next losses. */
  void setChannel(String nextChannel) {
    channel = nextChannel;
  }

  /** Sets another name and other counters for the next losses. */
  void setChannel(String nextChannel, ArrivalCounters nextCounters) {
    channel = nextChannel;
    counters = nextCounters;
  }

  void add(long count) {
    counters.countReceiveBufferLosses(count);
    states.lost(channel);
    LOG.atWarn()
        .addKeyValue("channel", channel)
        .log(
            "{}: {} lost, the receive buffer was full{}",
            channel,
            count == 1 ? "a message was" : count + " messages were",
            advice(buffers.get()));
  }

  /** A buffer of full size overflows only while the relay does not read it. */
  private static String advice(SocketBuffers.Lengths granted) {
    return granted.isReceiveShort()
        ? "; set net.core.rmem_max = " + SocketBuffers.Lengths.WANTED.receive()
        : "; relay6 gets too little CPU time, or clients send too much";
  }
}
