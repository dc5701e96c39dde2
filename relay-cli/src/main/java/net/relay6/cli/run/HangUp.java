package net.relay6.cli.run;

import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Handles SIGHUP, which requests a reload. It is handled from the start of the process, so that an
 * early signal does not end the process. Any number of signals during a run lead to one further
 * run.
 */
final class HangUp implements AutoCloseable {

  private final AtomicBoolean waiting = new AtomicBoolean();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> Thread.ofPlatform().name("relay6-hangup").daemon().unstarted(task));
  private final CompletableFuture<Runnable> action = new CompletableFuture<>();
  private final JvmSignal signal = JvmSignal.handle("HUP", this::received);

  HangUp() {}

  /** Sets the action for SIGHUP, which runs on a thread of its own; earlier signals count too. */
  void leadTo(Runnable next) {
    action.complete(next);
  }

  private void received() {
    if (waiting.compareAndSet(false, true)) {
      thread.execute(() -> {
        Runnable known = action.join();
        waiting.set(false);
        known.run();
      });
    }
  }

  /** Stops handling SIGHUP after the current run. */
  void finish() {
    signal.close();
    action.complete(() -> {});
    thread.close();
  }

  @Override
  public void close() {
    finish();
  }

  /**
   * A handler of a POSIX signal. The JDK offers only {@code sun.misc.Signal}, of which the compiler
   * warns in a way that cannot be suppressed, so it is called by reflection.
   */
  static final class JvmSignal implements AutoCloseable {

    private final Object signal;
    private final Object previousHandler;

    private JvmSignal(Object signal, Object former) {
      this.signal = signal;
      this.previousHandler = former;
    }

    /** Runs {@code action}, which must be short, for every signal of that name: {@code HUP}. */
    static JvmSignal handle(String name, Runnable action) {
      try {
        Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
        Object handler =
            Proxy.newProxyInstance(
                JvmSignal.class.getClassLoader(),
                new Class<?>[] {handlerType},
                (_, _, _) -> {
                  action.run();
                  return null;
                });
        Object signal = signalType().getConstructor(String.class).newInstance(name);
        return new JvmSignal(signal, install(signal, handler));
      } catch (ReflectiveOperationException fault) {
        throw new IllegalStateException("this JVM has no signals", fault);
      }
    }

    private static Class<?> signalType() throws ClassNotFoundException {
      return Class.forName("sun.misc.Signal");
    }

    private static Object install(Object signal, Object handler)
        throws ReflectiveOperationException {
      Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
      return signalType()
          .getMethod("handle", signalType(), handlerType)
          .invoke(null, signal, handler);
    }

    /** Restores the previous handler. */
    @Override
    public void close() {
      try {
        install(signal, previousHandler);
      } catch (ReflectiveOperationException fault) {
        throw new IllegalStateException(fault);
      }
    }
  }
}
