package net.relay6.transport;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.LongSupplier;
import net.relay6.agent.plan.LinkPlan;
import net.relay6.counters.SendFailure;
import net.relay6.kernel.Errno;
import net.relay6.log.FlapDamping;
import net.relay6.transport.udp.SocketFault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which channels are open, and why others are not. Every change is logged once; flapping is damped.
 * Written on the event loop, read by any thread.
 */
public final class ChannelStates {

  private static final Logger LOG = LoggerFactory.getLogger(Transport.class);

  /** The channel on {@code [::]:547}, which always exists. */
  static final String UNICAST = "unicast";

  private static final String WITHOUT_CAPABILITY =
      " (run relay6 with the capability CAP_NET_RAW, or set replies.by-frame, receive-by-frame and"
          + " client-link-layer-address to false)";

  /** For how long a loss is reported. */
  private static final Duration LOSS_MEMORY = Duration.ofMinutes(1);

  private final Map<String, State> states = new ConcurrentSkipListMap<>();
  private final Map<String, Instant> lastLosses = new ConcurrentSkipListMap<>();

  /** Channels that a retry cannot open. */
  private final Set<String> denied = new ConcurrentSkipListSet<>();

  private final InstantSource clock;
  private final FlapDamping flapping;

  /**
   * Without channels. {@code clock} gives the time of a change, {@code nanoClock} the nanoseconds
   * by which flapping is measured.
   */
  ChannelStates(InstantSource clock, LongSupplier nanoClock) {
    this.clock = clock;
    flapping = new FlapDamping(nanoClock);
  }

  /**
   * The state of one channel.
   *
   * @param open whether it can send and receive
   * @param detail its endpoints, or why it is not open
   * @param since when it is in this state
   * @param unreachable whether it is not open because its destination is unreachable
   */
  public record State(boolean open, String detail, Instant since, boolean unreachable) {

    private boolean matches(boolean otherOpen, String otherDetail) {
      return open == otherOpen && detail.equals(otherDetail);
    }
  }

  /**
   * All states by channel: {@code link lan0}, {@code server alpha}, {@code unicast}; {@code frames
   * lan0} if a link lacks the packet socket it should have.
   */
  public Map<String, State> all() {
    return Map.copyOf(states);
  }

  /** The state of the channel of that kind and name; empty when there is none. */
  public Optional<State> find(String kind, String name) {
    return Optional.ofNullable(states.get(kind + " " + name));
  }

  /** How many channels of a kind are open: {@code link} or {@code server}. */
  public long openCount(String kind) {
    return states.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(kind + " ") && entry.getValue().open())
        .count();
  }

  /**
   * Why no socket on port 547 can ever be opened: relay6 lacks the permission, or the machine has
   * no IPv6. Empty as long as a retry may succeed.
   */
  public Optional<String> portDenied() {
    return denied.contains(UNICAST)
        ? Optional.ofNullable(states.get(UNICAST)).map(State::detail)
        : Optional.empty();
  }

  void open(String channel, String detail) {
    denied.remove(channel);
    if (changes(channel, true, detail, false)) {
      flapping.changed(channel, often -> LOG.info("{}: open, {}{}", channel, detail, often));
    }
  }

  void failed(String channel, SocketFault fault) {
    String reason = reason(fault);
    if (isDenial(fault)) {
      denied.add(channel);
    } else {
      denied.remove(channel);
    }
    if (changes(channel, false, reason, isUnreachable(fault))) {
      flapping.changed(
          channel,
          often ->
              LOG.warn(
                  "{}: cannot be opened, {}; trying again every second{}", channel, reason, often));
    }
  }

  /** Notes that the link is open but has no packet socket. */
  void withoutFrames(LinkPlan link, SocketFault fault) {
    String reason =
        fault.errno().orElse(0) == Errno.NOT_PERMITTED
            ? fault.getMessage() + WITHOUT_CAPABILITY
            : reason(fault);
    if (changes("frames " + link, false, reason, false)) {
      flapping.changed(
          "frames " + link,
          often ->
              LOG.warn(
                  "link {}: no packet socket, {}; responses leave by UDP, and servers are not sent"
                      + " hardware addresses of clients{}",
                  link,
                  reason,
                  often));
    }
  }

  /** Notes that the link has its packet socket, or needs none. */
  void framesAsWanted(LinkPlan link) {
    states.remove("frames " + link);
  }

  /** Logs changes that were deferred because a state flapped; call it about once a second. */
  void logDeferred() {
    flapping.logDeferred();
  }

  /**
   * Notes that the kernel has dropped datagrams because the receive buffer of a channel was full.
   */
  void lost(String channel) {
    lastLosses.put(channel, clock.instant());
  }

  /** The channels whose receive buffer overflowed within the last minute, in order. */
  public List<String> channelsWithLosses() {
    Instant since = clock.instant().minus(LOSS_MEMORY);
    return lastLosses.entrySet().stream()
        .filter(loss -> loss.getValue().isAfter(since))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Removes a channel. */
  void closed(String channel) {
    states.remove(channel);
    denied.remove(channel);
    lastLosses.remove(channel);
  }

  /** The kernel's error text, and advice if the text has none. */
  private static String reason(SocketFault fault) {
    String words = String.valueOf(fault.getMessage());
    String advice = advice(fault.errno().orElse(0));
    return advice.isEmpty() ? words : words + " (" + advice + ")";
  }

  private static String advice(int errno) {
    return switch (errno) {
      case Errno.NO_PERMISSION -> "run relay6 as root, or with the capability CAP_NET_BIND_SERVICE";
      case Errno.ADDRESS_IN_USE ->
          "another program has the port; `ss -ulpn sport = :547` shows which; stop it";
      case Errno.TOO_MANY_OPEN_FILES ->
          "relay6 may not open more files; raise LimitNOFILE or `ulimit -n`";
      case Errno.FAMILY_NOT_SUPPORTED -> "IPv6 is turned off on this machine; turn it on";
      default -> "";
    };
  }

  /** EPERM may concern the port itself, so it does not show that the destination is unreachable. */
  private static boolean isUnreachable(SocketFault fault) {
    return switch (fault.errno().orElse(0)) {
      case Errno.NO_PERMISSION, Errno.NOT_PERMITTED -> false;
      default -> SendErrors.kind(fault.errno().orElse(0)) == SendFailure.UNREACHABLE;
    };
  }

  private static boolean isDenial(SocketFault fault) {
    return switch (fault.errno().orElse(0)) {
      case Errno.NO_PERMISSION, Errno.FAMILY_NOT_SUPPORTED -> true;
      default -> false;
    };
  }

  private boolean changes(String channel, boolean open, String detail, boolean unreachable) {
    State former = states.get(channel);
    if (former != null && former.matches(open, detail)) {
      return false;
    }
    states.put(channel, new State(open, detail, clock.instant(), unreachable));
    return true;
  }
}
