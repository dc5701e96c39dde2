package net.relay6.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import net.relay6.syscall.Errno;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What the log holds when nothing can be sent, or sockets come and go all the time. */
class SendErrorsTest {

  private static final Logger LOGGER = (Logger) LoggerFactory.getLogger("net.relay6.transport");

  private final AtomicLong nowNanos = new AtomicLong();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void listen() {
    log.start();
    LOGGER.addAppender(log);
  }

  @AfterEach
  void stopListening() {
    LOGGER.detachAppender(log);
  }

  @Test
  void aFloodOfErrorsIsOneLineASecondForEachReasonAndAllAreCounted() {
    AtomicInteger counter = new AtomicInteger();
    SendErrors errors = new SendErrors("server alpha", counter::incrementAndGet, nowNanos::get);
    for (int count = 0; count < 10_000; count++) {
      errors.queueFull();
      errors.failed(Errno.CONNECTION_REFUSED);
    }
    nowNanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
    errors.queueFull();
    assertEquals(20_001, counter.get());
    assertEquals(
        List.of(
            "server alpha: a datagram was lost, its send queue is full",
            "server alpha: a datagram was lost, nobody listens on its port 547",
            "server alpha: a datagram was lost, its send queue is full (and 9999 more since the"
                + " last such line)"),
        lines());
  }

  @Test
  void aChannelThatFlapsDoesNotFloodTheLog() {
    ChannelStates states = new ChannelStates(InstantSource.system(), nowNanos::get);
    for (int count = 0; count < 1000; count++) {
      states.failed("server alpha", new IllegalStateException("no route"));
      states.open("server alpha", "2001:db8::2");
    }
    assertEquals(6, lines().size());
    nowNanos.addAndGet(TimeUnit.MINUTES.toNanos(1));
    states.settle();
    assertEquals(
        "server alpha: open, 2001:db8::2 (it changed 1994 times in a minute)", lines().getLast());
  }

  private List<String> lines() {
    return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }
}
