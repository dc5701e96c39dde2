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
 * A socket's descriptor on the event loop: it is read when the kernel has something for it, and its
 * queue is sent when the kernel takes more. A RuntimeException of whatever handles what was read
 * costs that event alone; an Error goes to {@link LoopFaults#fatal}.
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
   * @param socket the descriptor, owned from now on
   * @param queue what the socket has to send
   * @param reader deals with one batch that was received; true when there may be more
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

  /** Begins to receive. */
  public void start() {
    loop.register(this)
        .addListener((Future<IoRegistration> done) -> {
          if (open && done.isSuccess()) {
            registration = done.getNow();
            registration.submit(interest);
          }
        });
  }

  /** Empties the socket's queue of errors by {@code next}, each time it has some. */
  void readErrors(Runnable next) {
    errorReader = next;
  }

  /** Whether it has not been closed. */
  public boolean isOpen() {
    return open;
  }

  /** What it has to send. */
  public SendQueue queue() {
    return queue;
  }

  /** Sends what {@code next} holds from now on; nothing is queued yet. */
  void queue(SendQueue next) {
    queue = next;
  }

  /** Notes that something has been queued, so that the next flush sends it. */
  public void noteUnsent() {
    if (!unsent) {
      unsent = true;
      memory.unsent(this);
    }
  }

  /** Sends what has been queued, as much as the kernel takes. */
  void flush() {
    unsent = false;
    if (open) {
      if (!queue.isWaiting()) {
        queue.flush();
      }
      followQueue();
    }
  }

  /** While something waits, the loop reports when the kernel takes more. */
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
    // Afterwards: what empties the queue also takes away the error that a read reports.
    if (open && ops.contains(EpollIoOps.EPOLLERR)) {
      errorReader.run();
    }
  }

  /**
   * Deals with what has been received so far, in at most {@code batches} batches: under a flood
   * there is always more.
   */
  public void drain(int batches) {
    for (int batch = 0; open && batch < batches && reader.getAsBoolean(); batch++) {}
  }

  @Override
  public FileDescriptor fd() {
    return descriptor;
  }

  /** Gives up what is queued and closes the socket. */
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
