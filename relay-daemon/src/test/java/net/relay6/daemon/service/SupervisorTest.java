package net.relay6.daemon.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What a real Unix datagram socket hears, as sd_notify(3) has it. */
class SupervisorTest {

  @TempDir private Path folder;

  @Test
  void isNoSupervisorWithoutASocketInTheEnvironment() {
    try (Supervisor supervisor = Supervisor.of(Map.of("WATCHDOG_USEC", "1000"))) {
      assertInstanceOf(Supervisor.None.class, supervisor);
    }
  }

  @Test
  void reportsTheWholeLifeOfTheRelay() throws IOException {
    String path = folder.resolve("notify").toString();
    try (ReceivedNotifications heard = new ReceivedNotifications(path);
        Supervisor supervisor = Supervisor.of(Map.of("NOTIFY_SOCKET", path))) {
      tellAll(supervisor);
      assertAllHeard(heard);
    }
  }

  @Test
  void findsAnAbstractSocket() throws IOException {
    String name = "relay6-supervisor-test-" + ProcessHandle.current().pid();
    try (ReceivedNotifications heard = new ReceivedNotifications("\0" + name);
        Supervisor supervisor = Supervisor.of(Map.of("NOTIFY_SOCKET", "@" + name))) {
      tellAll(supervisor);
      assertAllHeard(heard);
    }
  }

  private static void tellAll(Supervisor supervisor) {
    supervisor.ready("relaying: 2 of 2 links\nand more");
    supervisor.reloading();
    supervisor.ready("relaying: 3 of 3 links");
    supervisor.stopping();
  }

  private static void assertAllHeard(ReceivedNotifications heard) throws IOException {
    assertEquals("READY=1\nSTATUS=relaying: 2 of 2 links and more", heard.next());
    String reloading = heard.next();
    assertTrue(reloading.matches("RELOADING=1\nMONOTONIC_USEC=\\d+"), reloading);
    assertEquals("READY=1\nSTATUS=relaying: 3 of 3 links", heard.next());
    assertEquals("STOPPING=1", heard.next());
  }

  @Test
  void goesOnWhenTheSocketIsNotThere() {
    String nowhere = folder.resolve("nowhere").toString();
    try (Supervisor supervisor = Supervisor.of(Map.of("NOTIFY_SOCKET", nowhere))) {
      tellAll(supervisor);
    }
  }

  @Test
  void aSocketThatIsNotThereIsLoggedOnceAndAgainWhenItIs() throws IOException {
    String path = folder.resolve("late").toString();
    List<String> lines = new ArrayList<>();
    try (Logged _ = new Logged(lines);
        Supervisor supervisor = Supervisor.of(Map.of("NOTIFY_SOCKET", path))) {
      tellAll(supervisor);
      tellAll(supervisor);
      try (ReceivedNotifications heard = new ReceivedNotifications(path)) {
        tellAll(supervisor);
        assertAllHeard(heard);
      }
      tellAll(supervisor);
    }
    assertEquals(3, lines.size(), lines.toString());
    assertTrue(
        lines
            .getFirst()
            .startsWith(
                "READY=1 STATUS=relaying: 2 of 2 links and more cannot be sent to the service"
                    + " manager: "
                    + path
                    + ": "),
        lines.getFirst());
    assertEquals("notifications to the service manager at " + path + " work again", lines.get(1));
    assertTrue(lines.getLast().startsWith("READY=1 "), lines.getLast());
  }

  /** What is logged about the socket until it is closed. */
  private static final class Logged extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private final Logger logger = (Logger) LoggerFactory.getLogger(Systemd.NotifySocket.class);
    private final List<String> lines;

    Logged(List<String> lines) {
      this.lines = lines;
      start();
      logger.addAppender(this);
    }

    @Override
    protected void append(ILoggingEvent event) {
      lines.add(event.getFormattedMessage());
    }

    @Override
    public void close() {
      logger.detachAppender(this);
    }
  }

  @Test
  void givesSignsOfLifeOnlyWhileTheHeartBeats() throws Exception {
    String path = folder.resolve("notify").toString();
    Map<String, String> environment = Map.of("NOTIFY_SOCKET", path, "WATCHDOG_USEC", "20000");
    CountDownLatch stuck = new CountDownLatch(1);
    try (ReceivedNotifications heard = new ReceivedNotifications(path);
        ExecutorService loop = Executors.newSingleThreadExecutor();
        Supervisor supervisor = Supervisor.of(environment)) {
      supervisor.watch(() -> CompletableFuture.runAsync(() -> {}, loop));
      assertEquals("WATCHDOG=1", heard.next());
      assertEquals("WATCHDOG=1", heard.next());

      CountDownLatch reached = new CountDownLatch(1);
      loop.execute(() -> {
        reached.countDown();
        awaitQuietly(stuck);
      });
      reached.await();
      heard.awaitSilence();
      stuck.countDown();
      assertEquals("WATCHDOG=1", heard.next());
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      assertTrue(latch.await(60, TimeUnit.SECONDS));
    } catch (InterruptedException fault) {
      throw new IllegalStateException(fault);
    }
  }
}
