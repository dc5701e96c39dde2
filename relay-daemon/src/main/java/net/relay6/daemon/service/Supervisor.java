package net.relay6.daemon.service;

import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** The service manager that started this process, or none. */
public interface Supervisor extends AutoCloseable {

  /**
   * The service manager in the environment variable {@code NOTIFY_SOCKET} (sd_notify(3)); none if
   * it is absent or unusable.
   */
  static Supervisor of(Map<String, String> environment) {
    String socket = environment.get("NOTIFY_SOCKET");
    return socket == null
        ? new None()
        : new Systemd(new Systemd.NotifySocket(socket), Systemd.WatchdogInterval.of(environment));
  }

  /**
   * Reports that the relay relays, at the start and after each reload.
   *
   * @param status one line for people
   */
  void ready(String status);

  /** Reports that another configuration is being read; {@link #ready} follows in any case. */
  void reloading();

  /** Reports that the relay is stopping. */
  void stopping();

  /**
   * Sends watchdog messages from now on, at the interval that the service manager has requested, if
   * any.
   *
   * @param heartbeat returns a stage that completes when all monitored threads have responded
   */
  void watch(Supplier<CompletionStage<?>> heartbeat);

  /** Stops the watchdog messages. */
  @Override
  void close();

  /** Used if NOTIFY_SOCKET is not set: the relay was started by hand. */
  record None() implements Supervisor {

    @Override
    public void ready(String status) {}

    @Override
    public void reloading() {}

    @Override
    public void stopping() {}

    @Override
    public void watch(Supplier<CompletionStage<?>> heartbeat) {}

    @Override
    public void close() {}
  }
}
