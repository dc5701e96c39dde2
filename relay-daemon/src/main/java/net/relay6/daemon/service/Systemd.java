package net.relay6.daemon.service;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

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
}
