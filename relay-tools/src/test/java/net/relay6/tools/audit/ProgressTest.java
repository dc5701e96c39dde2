package net.relay6.tools.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressTest {

  @TempDir private Path folder;

  private final StringWriter said = new StringWriter();
  private final AtomicLong nanos = new AtomicLong();
  private final Audit.Progress progress = new Audit.Progress(new PrintWriter(said), nanos::get);

  @Test
  void speaksWhenSecondsHavePassed() throws IOException {
    Path file = Files.write(folder.resolve("capture"), new byte[200]);
    progress.begin("messages", List.of(file));
    progress.read(20);
    assertEquals("", said.toString());
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(3));
    progress.read(30);
    progress.read(1);
    assertEquals("relay6: reading messages: 25 %\n", said.toString());
  }
}
