package net.relay6.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class ThreadNiceTest {

  /** Counted from the field behind the program's name (proc_pid_stat(5)). */
  private static final int NICE_FIELD = 16;

  @Test
  void isThatOfOneThreadAlone() {
    int before = nice();
    try (var thread = Executors.newSingleThreadExecutor()) {
      assertTrue(CompletableFuture.supplyAsync(() -> ThreadNice.set(19), thread).join());
      assertEquals(19, CompletableFuture.supplyAsync(ThreadNiceTest::nice, thread).join());
    }
    assertEquals(before, nice());
  }

  private static int nice() {
    try {
      String status = Files.readString(Path.of("/proc/thread-self/stat"));
      return Integer.parseInt(
          status.substring(status.lastIndexOf(')') + 2).split(" ", -1)[NICE_FIELD]);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
