package net.relay6.cli.service;

import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** The service manager that started this process, or nobody. */
public interface Supervisor extends AutoCloseable {

  /**
   * Whoever the environment names in {@code NOTIFY_SOCKET} (sd_notify(3)); with an absent or
   * unusable one, nobody.
   */
  static Supervisor of(Map<String, String> environment) {
    String socket = environment.get("NOTIFY_SOCKET");
    return socket == null
        ? new Nobody()
        : new Systemd(new NotifySocket(socket), WatchdogInterval.of(environment));
  }

  /**
   * Tells that the relay relays, at the start and after each reload.
   *
   * @param status one line for people
   */
  void ready(String status);

  /**
   * Tells that another configuration is being read; {@link #ready} follows, whatever comes of it.
   */
  void reloading();

  /** Tells that the relay is on its way to its end. */
  void stopping();

  /**
   * Gives signs of life from now on, as often as the service manager has asked for, if it has.
   *
   * @param heartbeat gives a stage that is done as soon as all that must not be stuck has answered
   */
  void watch(Supplier<CompletionStage<?>> heartbeat);

  /** No more signs of life. */
  @Override
  void close();
}
