package net.relay6.transport.udp;

import io.netty.channel.IoEvent;
import io.netty.channel.IoEventLoop;
import io.netty.channel.IoRegistration;
import io.netty.channel.epoll.EpollIoEvent;
import io.netty.channel.epoll.EpollIoHandle;
import io.netty.channel.epoll.EpollIoOps;
import io.netty.channel.unix.FileDescriptor;
import io.netty.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A socket's descriptor on the event loop: the loop reads it when it is readable, and sends its
 * queue when it is writable. A RuntimeException of a handler costs only that event; an Error goes
 * to {@link SocketMemory.LoopFaults#fatal}.
 */
public final class LoopSocket implements EpollIoHandle {

  private final IoEventLoop loop;
  private final SocketMemory memory;
  private final int socket;
  private final FileDescriptor descriptor;
  private final BooleanSupplier reader;
  private Runnable errorReader = () -> {};
  private SendQueue queue;
  private @Nullable IoRegistration registration;
  private EpollIoOps interest = EpollIoOps.EPOLLIN;
  private boolean open = true;
  private boolean unsent;

  /**
   * @param socket the descriptor, owned by this object from now on
   * @param queue the datagrams to send
   * @param reader handles one received batch; true if there may be more
   */
  public LoopSocket(
      IoEventLoop loop, SocketMemory memory, int socket, SendQueue queue, BooleanSupplier reader) {
    assert loop.inEventLoop();
    this.loop = loop;
    this.memory = memory;
    this.socket = socket;
    this.queue = queue;
    this.reader = reader;
    descriptor = new FileDescriptor(socket);
  }

  /** Starts receiving. */
  public void start() {
    loop.register(this)
        .addListener((Future<IoRegistration> done) -> {
          if (open && done.isSuccess()) {
            registration = done.getNow();
            registration.submit(interest);
          }
        });
  }

  /** Sets the task that empties the socket's error queue whenever it has entries. */
  void readErrors(Runnable next) {
    errorReader = next;
  }

  /** Whether it has not been closed. */
  public boolean isOpen() {
    return open;
  }

  /** The queue of datagrams to send. */
  public SendQueue queue() {
    return queue;
  }

  /** Replaces the send queue; the old one is empty. */
  void queue(SendQueue next) {
    queue = next;
  }

  /** Marks the socket for the next flush. */
  public void markUnsent() {
    if (!unsent) {
      unsent = true;
      memory.unsent(this);
    }
  }

  /** Sends queued datagrams, as many as the kernel accepts. */
  void flush() {
    unsent = false;
    if (open) {
      if (!queue.isWaiting()) {
        queue.flush();
      }
      followQueue();
    }
  }

  /** While datagrams are queued, the loop waits for the socket to become writable. */
  private void followQueue() {
    EpollIoOps wanted =
        queue.isWaiting() ? EpollIoOps.EPOLLIN.with(EpollIoOps.EPOLLOUT) : EpollIoOps.EPOLLIN;
    if (!wanted.equals(interest)) {
      interest = wanted;
      if (registration != null) {
        registration.submit(wanted);
      }
    }
  }

  @Override
  public void handle(IoRegistration registered, IoEvent event) {
    try {
      handle(((EpollIoEvent) event).ops());
    } catch (RuntimeException fault) {
      memory.faults().survived(fault);
    } catch (Error fault) {
      memory.faults().fatal(fault);
      throw fault;
    }
  }

  private void handle(EpollIoOps ops) {
    if (open && ops.contains(EpollIoOps.EPOLLOUT) && queue.isWaiting()) {
      queue.flush();
      followQueue();
    }
    if (open) {
      var _ = reader.getAsBoolean();
    }
    // Last, because emptying the error queue also clears the error that a read reports.
    if (open && ops.contains(EpollIoOps.EPOLLERR)) {
      errorReader.run();
    }
  }

  /**
   * Handles everything received so far, in at most {@code batches} batches, since a flood never
   * ends.
   */
  public void drain(int batches) {
    for (int batch = 0; open && batch < batches && reader.getAsBoolean(); batch++) {}
  }

  @Override
  public FileDescriptor fd() {
    return descriptor;
  }

  /** Discards the queued datagrams and closes the socket. */
  @Override
  public void close() {
    if (open) {
      open = false;
      if (registration != null) {
        registration.cancel();
      }
      queue.clear();
      memory.buffers().closing(socket);
      memory.calls().close(socket);
    }
  }
}
