package net.relay6.daemon.service;

import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Used if NOTIFY_SOCKET is not set: the relay was started by hand. */
record Nobody() implements Supervisor {

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
