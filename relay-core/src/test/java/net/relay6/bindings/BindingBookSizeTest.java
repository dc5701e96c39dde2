package net.relay6.bindings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import net.relay6.net.Ipv6Address;
import net.relay6.net.LinkLayerAddress;
import net.relay6.net.Octets;
import net.relay6.wire.AddressOrPrefix;
import net.relay6.wire.MessageSummary;
import net.relay6.wire.MessageType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A book of 100,000 clients with a delegated prefix each. */
class BindingBookSizeTest {

  private static final int CLIENTS = 100_000;
  private static final long OCTETS_MAX = 30L << 20;
  private static final long FILE_OCTETS_MAX = 24L << 20;

  @TempDir Path directory;

  @Test
  void takesAtMost30MiBAndIsReadWhole() throws IOException {
    long before = used();
    BindingBook book = filled();
    long taken = used() - before;
    assertTrue(taken < OCTETS_MAX, taken + " octets");
    Path file = directory.resolve("bindings");
    BindingJournal.of(book, file).flush();
    assertTrue(Files.size(file) < FILE_OCTETS_MAX, Files.size(file) + " octets");
    BindingBook restored = book();
    assertEquals(Optional.empty(), JournalReader.read(file, restored));
    assertEquals(CLIENTS, restored.size());
    assertEquals(CLIENTS, book.size());
  }

  private static BindingBook book() {
    return new BindingBook(new BookClock(InstantSource.system(), System::nanoTime), CLIENTS);
  }

  private static BindingBook filled() {
    BindingBook book = book();
    for (int client = 0; client < CLIENTS; client++) {
      book.delivered(
          "alpha",
          new BindingBook.Relayed(
              "",
              "lan" + client % 100,
              new Ipv6Address(0xfe80L << 48, client),
              Optional.of(LinkLayerAddress.ethernet(client)),
              reply(client),
              book.clock().millis()));
    }
    return book;
  }

  private static MessageSummary reply(int client) {
    return new MessageSummary(
        MessageType.REPLY,
        client,
        Octets.parseHex("00030001%016x".formatted(client)).orElseThrow(),
        Octets.ofText("server-alpha"),
        -1,
        0,
        -1,
        false,
        -1,
        List.of(
            new MessageSummary.Association(
                true,
                1,
                0,
                0,
                0,
                List.of(
                    new AddressOrPrefix(
                        new Ipv6Address(0x2001_0db8_0000_0000L | (long) client << 8, 0),
                        56,
                        3600,
                        7200)))),
        List.of());
  }

  private static long used() {
    for (int round = 0; round < 3; round++) {
      System.gc();
    }
    Runtime machine = Runtime.getRuntime();
    return machine.totalMemory() - machine.freeMemory();
  }
}
