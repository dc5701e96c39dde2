package net.relay6.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import net.relay6.kernel.KernelRefused;
import net.relay6.kernel.NamespaceCalls;
import net.relay6.net.Ipv6Address;

/**
 * A virtual host: one thread in a network namespace of its own. Sockets that the thread opens
 * belong to that namespace, which ends with the thread and its sockets.
 */
public final class Host implements AutoCloseable {

  private static final int NEW_NETWORK_NAMESPACE = 0x4000_0000;
  private static final Path ADDRESSES = Path.of("/proc/thread-self/net/if_inet6");
  private static final Path DUPLICATE_DETECTION =
      Path.of("/proc/sys/net/ipv6/conf/default/accept_dad");
  private static final int TENTATIVE = 0x40;
  private static final long LOOK_AGAIN_MILLIS = 20;

  private final ExecutorService thread;
  private final int threadId;

  private Host(ExecutorService thread, int threadId) {
    this.thread = thread;
    this.threadId = threadId;
  }

  /** Starts a host; throws {@link KernelRefused} when the kernel allows no namespace. */
  public static Host start(String name) {
    ExecutorService thread =
        Executors.newSingleThreadExecutor(
            task -> Thread.ofPlatform().daemon().name(name).unstarted(task));
    int threadId =
        await(
            thread,
            () -> {
              NamespaceCalls.unshare(NEW_NETWORK_NAMESPACE);
              skipDuplicateDetection();
              return NamespaceCalls.threadId();
            });
    return new Host(thread, threadId);
  }

  /** Connects {@code name} in the calling thread's namespace with {@code eth0} of this host. */
  public void connect(String name) {
    VirtualLinks.createPair(name, "eth0", threadId);
    VirtualLinks.setUp(index(name));
    call(() -> {
      VirtualLinks.setUp(index("eth0"));
      return null;
    });
  }

  /** Gives {@code eth0} of this host an address. */
  public void addAddress(Ipv6Address address, int prefixLength) {
    call(() -> {
      VirtualLinks.addAddress(index("eth0"), address, prefixLength);
      return null;
    });
  }

  /** Waits until every address of this host can be used. */
  public void awaitAddresses() {
    call(() -> {
      awaitOwnAddresses();
      return null;
    });
  }

  /** Runs {@code task} on the host and waits for its result. */
  public <T> T call(Callable<T> task) {
    return await(thread, task);
  }

  /** Runs {@code task} on the host from now on. */
  public void start(Runnable task) {
    thread.execute(task);
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }

  /** Waits until the calling thread's namespace has no address that is still being checked. */
  public static void awaitOwnAddresses() throws IOException, InterruptedException {
    while (Files.readAllLines(ADDRESSES).stream().anyMatch(Host::isTentative)
        || Files.readAllLines(ADDRESSES).stream().noneMatch(line -> line.startsWith("fe80"))) {
      Thread.sleep(LOOK_AGAIN_MILLIS);
    }
  }

  /**
   * Turns off duplicate address detection for new interfaces; if that is refused, waiting suffices.
   */
  public static void skipDuplicateDetection() {
    try {
      Files.writeString(DUPLICATE_DETECTION, "0");
    } catch (IOException _) {
      // The addresses then become usable after a second.
    }
  }

  /** The number of an interface of the calling thread's namespace. */
  public static int index(String name) {
    return NamespaceCalls.interfaceIndex(name);
  }

  private static boolean isTentative(String line) {
    String[] columns = line.strip().split("\\s+", -1);
    return (Integer.parseInt(columns[4], 16) & TENTATIVE) != 0;
  }

  private static <T> T await(ExecutorService thread, Callable<T> task) {
    try {
      return thread.submit(task).get();
    } catch (ExecutionException fault) {
      if (fault.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(fault.getCause());
    } catch (InterruptedException fault) {
      throw new IllegalStateException(fault);
    }
  }
}
