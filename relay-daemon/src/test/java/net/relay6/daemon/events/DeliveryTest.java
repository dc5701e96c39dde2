package net.relay6.daemon.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import net.relay6.fixtures.lab.Await;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveryTest {

  private static final List<Duration> TWICE = List.of(Duration.ZERO, Duration.ZERO);

  private final List<String> arrived = new CopyOnWriteArrayList<>();

  @Test
  void handsOverInOrder() {
    try (Delivery delivery = new Delivery(arrived::add, TWICE)) {
      delivery.add("one");
      delivery.add("two");
    }
    assertEquals(List.of("one", "two"), arrived);
  }

  @Test
  void triesAgainWhatFailsAndGivesUpInTheEnd() {
    BlockingQueue<String> tried = new LinkedBlockingQueue<>();
    Destination failsForOne =
        event -> {
          tried.add(event);
          if (event.equals("one")) {
            throw new IOException("no");
          }
          arrived.add(event);
        };
    try (Delivery delivery = new Delivery(failsForOne, TWICE)) {
      delivery.add("one");
      delivery.add("two");
      Await.until(() -> arrived.size() == 1, () -> "two arrives");
    }
    assertEquals(List.of("one", "one", "two"), List.copyOf(tried));
  }

  @Test
  void aFaultIsAFailureAndNotTheEndOfIt() {
    Destination faulty =
        event -> {
          if (event.equals("one")) {
            throw new IllegalStateException("a fault");
          }
          arrived.add(event);
        };
    try (Delivery delivery = new Delivery(faulty, TWICE)) {
      delivery.add("one");
      delivery.add("two");
    }
    assertEquals(List.of("two"), arrived);
  }

  @Test
  void neverWaitsForASlowDestination() {
    CountDownLatch slow = new CountDownLatch(1);
    try (Delivery delivery =
        new Delivery(
            event -> {
              slow.await();
              arrived.add(event);
            },
            TWICE)) {
      for (int event = 0; event < 1000; event++) {
        delivery.add("event " + event);
      }
      slow.countDown();
      Await.until(() -> arrived.size() >= 256, () -> "what fits arrives");
    }
    assertTrue(arrived.size() <= 257, "what does not fit is lost: " + arrived.size());
  }

  @Test
  void aFileThatEndsAmidALineGetsALineOfItsOwn(@TempDir Path folder) throws IOException {
    Path path = folder.resolve("findings.json");
    Destination.EventFile file = new Destination.EventFile(path);
    Files.writeString(path, "{\"event\":\"op");
    file.accept("one");
    file.accept("two");
    assertEquals(List.of("{\"event\":\"op", "one", "two"), Files.readAllLines(path));
  }

  @Test
  void aSymbolicLinkIsNotWrittenThrough(@TempDir Path folder) throws IOException {
    Path precious = Files.writeString(folder.resolve("precious"), "precious\n");
    Path nowhere = folder.resolve("nowhere");
    for (Path target : List.of(precious, nowhere)) {
      Path link = Files.createSymbolicLink(folder.resolve("to-" + target.getFileName()), target);
      IOException refusal =
          assertThrows(IOException.class, () -> new Destination.EventFile(link).accept("{}"));
      assertEquals(
          "it is a symbolic link; name the file itself in findings-file", refusal.getMessage());
    }
    assertEquals("precious\n", Files.readString(precious));
    assertFalse(Files.exists(nowhere));
  }

  @Test
  void aFileIsMadeForItsOwnerAndGroupAloneAndKeepsTheModeItHas(@TempDir Path folder)
      throws IOException {
    Path path = folder.resolve("findings.json");
    Destination.EventFile file = new Destination.EventFile(path);
    file.accept("{}");
    assertTrue(
        PosixFilePermissions.fromString("rw-r-----")
            .containsAll(Files.getPosixFilePermissions(path)),
        () -> path + " is for others too");
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-rw-r--"));
    file.accept("{}");
    assertEquals("rw-rw-r--", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
  }

  @Test
  void longEventsDoNotFillTheMemoryWhileADestinationIsStuck() {
    CountDownLatch slow = new CountDownLatch(1);
    String large = "x".repeat(1_000_000);
    try (Delivery delivery =
        new Delivery(
            event -> {
              slow.await();
              arrived.add(event);
            },
            TWICE)) {
      for (int event = 0; event < 10; event++) {
        delivery.add(large);
      }
      slow.countDown();
    }
    assertEquals(2, arrived.size());
  }

  @Test
  void anEventThatIsLongerThanAllThatMayWaitIsHandedOverAlone() {
    String large = "x".repeat(3_000_000);
    try (Delivery delivery = new Delivery(arrived::add, TWICE)) {
      delivery.add(large);
    }
    assertEquals(List.of(large), arrived);
  }

  @Test
  void goesOnAfterAFaultOfItsOwn() {
    AtomicInteger tried = new AtomicInteger();
    Destination broken =
        event -> {
          if (tried.incrementAndGet() == 1) {
            throw new IllegalStateException("a fault");
          }
          arrived.add(event);
        };
    try (Delivery delivery = new Delivery(broken, TWICE)) {
      delivery.add("one");
      Await.until(() -> !arrived.isEmpty(), () -> "it is tried again");
    }
    assertEquals(List.of("one"), arrived);
  }

  @Test
  void aFileGetsALineForEachAlsoAfterItWasMovedAway(@TempDir Path folder) throws IOException {
    Path path = folder.resolve("findings.json");
    Destination.EventFile file = new Destination.EventFile(path);
    file.accept("{}");
    file.accept("{\"a\":1}");
    Files.move(path, folder.resolve("findings.json.1"));
    file.accept("{\"b\":2}");
    assertEquals("{}\n{\"a\":1}\n", Files.readString(folder.resolve("findings.json.1")));
    assertEquals("{\"b\":2}\n", Files.readString(path));
  }

  @Test
  void aWebhookIsPostedToAndAnyOtherAnswerThanGoodIsAFailure() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          arrived.add(
              exchange.getRequestMethod()
                  + " "
                  + exchange.getRequestHeaders().getFirst("content-type")
                  + " "
                  + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(
              exchange.getRequestURI().getPath().equals("/bad") ? 500 : 204, -1);
        });
    server.start();
    try {
      String base = "http://127.0.0.1:" + server.getAddress().getPort();
      new Destination.Webhook(URI.create(base + "/good")).accept("{}");
      assertEquals(List.of("POST application/json {}"), arrived);
      assertThrows(
          IOException.class, () -> new Destination.Webhook(URI.create(base + "/bad")).accept("{}"));
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aWebhookIsNamedWithoutItsSecrets() {
    assertEquals(
        "https://noc.example.net/relay6",
        new Destination.Webhook(URI.create("https://me:secret@noc.example.net/relay6?token=1"))
            .toString());
  }
}
