package net.relay6.cli.run;

import java.lang.reflect.Proxy;

/**
 * A handler of a POSIX signal. The JDK offers only {@code sun.misc.Signal}, of which the compiler
 * warns in a way that cannot be suppressed, so it is called by reflection.
 */
final class JvmSignal implements AutoCloseable {

  private final Object signal;
  private final Object former;

  private JvmSignal(Object signal, Object former) {
    this.signal = signal;
    this.former = former;
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

  private static Object install(Object signal, Object handler) throws ReflectiveOperationException {
    Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
    return signalType()
        .getMethod("handle", signalType(), handlerType)
        .invoke(null, signal, handler);
  }

  /** Restores the previous handler. */
  @Override
  public void close() {
    try {
      install(signal, former);
    } catch (ReflectiveOperationException fault) {
      throw new IllegalStateException(fault);
    }
  }
}
