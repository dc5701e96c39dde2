package net.relay6.daemon.service;

import io.netty.channel.epoll.Epoll;
import io.netty.channel.unix.Socket;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import net.relay6.log.FlapDamping;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** systemd, or another that speaks its notification protocol (sd_notify(3)). */
final class Systemd implements Supervisor {

  private final NotifySocket socket;
  private final Optional<WatchdogInterval> interval;
  private Optional<Watchdog> watchdog = Optional.empty();

  Systemd(NotifySocket socket, Optional<WatchdogInterval> interval) {
    this.socket = socket;
    this.interval = interval;
  }

  @Override
  public void ready(String status) {
    socket.send("READY=1\nSTATUS=" + status.replace('\n', ' '));
  }

  /** The time lets systemd distinguish this reload's {@code READY=1} from an earlier one. */
  @Override
  public void reloading() {
    long monotonicMicros = TimeUnit.NANOSECONDS.toMicros(System.nanoTime());
    socket.send("RELOADING=1\nMONOTONIC_USEC=" + monotonicMicros);
  }

  @Override
  public void stopping() {
    socket.send("STOPPING=1");
  }

  @Override
  public void watch(Supplier<CompletionStage<?>> heartbeat) {
    watchdog =
        interval.map(asked -> Watchdog.start(asked, heartbeat, () -> socket.send("WATCHDOG=1")));
  }

  @Override
  public void close() {
    watchdog.ifPresent(Watchdog::close);
    socket.close();
  }

  /**
   * The interval of watchdog messages: half of the time after which the service manager considers
   * the process dead (sd_watchdog_enabled(3)).
   *
   * @param micros microseconds between two messages, at least 1
   */
  record WatchdogInterval(long micros) {

    /** The interval that the environment requests of this process; empty if it requests none. */
    static Optional<WatchdogInterval> of(Map<String, String> environment) {
      return of(environment, ProcessHandle.current().pid());
    }

    /**
     * The interval that the environment requests of the process {@code pid}; the request may be for
     * another process.
     */
    static Optional<WatchdogInterval> of(Map<String, String> environment, long pid) {
      boolean isForOther =
          Optional.ofNullable(environment.get("WATCHDOG_PID"))
              .filter(asked -> !asked.equals(String.valueOf(pid)))
              .isPresent();
      return isForOther
          ? Optional.empty()
          : Optional.ofNullable(environment.get("WATCHDOG_USEC"))
              .filter(text -> text.matches("[0-9]{1,18}"))
              .map(Long::valueOf)
              .filter(timeoutMicros -> timeoutMicros > 1)
              .map(timeoutMicros -> new WatchdogInterval(timeoutMicros / 2));
    }
  }

  /**
   * The service manager's Unix datagram socket. The first failure to send is logged, and then that
   * sending works again; the service manager decides on the consequences.
   */
  static final class NotifySocket implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NotifySocket.class);

    private final String name;
    private final byte[] path;
    private final Socket socket;
    private final FlapDamping flapping = new FlapDamping(System::nanoTime);

    /** Why the latest lines were not taken; empty when they were. */
    private String fault = "";

    /**
     * Opens a socket that sends to {@code name}.
     *
     * @param name the path of the service manager's socket; {@code @} in front means an abstract
     *     one
     */
    NotifySocket(String name) {
      this.name = name;
      path =
          (name.startsWith("@") ? "\0" + name.substring(1) : name).getBytes(StandardCharsets.UTF_8);
      Epoll.ensureAvailability();
      socket = Socket.newSocketDomainDgram();
    }

    /** Sends lines of {@code VARIABLE=value}; any thread may. */
    synchronized void send(String lines) {
      byte[] octets = lines.getBytes(StandardCharsets.UTF_8);
      ByteBuffer direct = ByteBuffer.allocateDirect(octets.length).put(octets);
      try {
        int sent = socket.sendToDomainSocket(direct, 0, octets.length, path);
        record(lines, sent == octets.length ? "" : "its queue is full");
      } catch (IOException failure) {
        record(lines, String.valueOf(failure.getMessage()));
      }
    }

    /** The watchdog sends all the time, so that a state that lasts must not be logged each time. */
    private void record(String lines, String now) {
      if (!now.equals(fault)) {
        fault = now;
        flapping.changed(name, often -> log(lines, now, often));
      }
      flapping.logDeferred();
    }

    private void log(String lines, String now, String often) {
      if (now.isEmpty()) {
        LOG.info("notifications to the service manager at {} work again{}", name, often);
      } else {
        LOG.warn(
            "{} cannot be sent to the service manager: {}: {}; further failures are not logged"
                + " until this works again{}",
            oneLine(lines),
            name,
            now,
            often);
      }
    }

    private static String oneLine(String lines) {
      return lines.replace('\n', ' ');
    }

    @Override
    public synchronized void close() {
      try {
        socket.close();
      } catch (IOException failure) {
        LOG.warn("the socket to the service manager does not close: {}", failure.getMessage());
      }
    }
  }

  /**
   * Sends a watchdog message when a heartbeat has completed, from a thread of its own. While a
   * heartbeat is pending no other is started, so that they do not pile up in a stuck relay.
   */
  static final class Watchdog implements AutoCloseable {

    private final ScheduledExecutorService thread =
        Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "relay6-watchdog"));
    private final Supplier<CompletionStage<?>> heartbeat;
    private final Runnable sign;
    private CompletableFuture<?> pendingHeartbeat =
        CompletableFuture.completedFuture("nothing was asked yet");

    private Watchdog(Supplier<CompletionStage<?>> heartbeat, Runnable sign) {
      this.heartbeat = heartbeat;
      this.sign = sign;
    }

    /** Starts with a first message immediately. */
    static Watchdog start(
        WatchdogInterval interval, Supplier<CompletionStage<?>> heartbeat, Runnable sign) {
      Watchdog watchdog = new Watchdog(heartbeat, sign);
      var _ =
          watchdog.thread.scheduleAtFixedRate(
              watchdog::checkHeartbeat, 0, interval.micros(), TimeUnit.MICROSECONDS);
      return watchdog;
    }

    /** Sends on this thread, never on a thread of the relay, since sending may block. */
    private void checkHeartbeat() {
      if (pendingHeartbeat.isDone()) {
        pendingHeartbeat = heartbeat.get().thenRunAsync(sign, thread).toCompletableFuture();
      }
    }

    @Override
    public void close() {
      thread.shutdownNow();
    }
  }
}
