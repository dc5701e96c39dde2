package net.relay6.observer.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.relay6.net.Octets;
import org.junit.jupiter.api.Test;

class RecentFramesTest {

  private final RecentFrames frames = new RecentFrames(100);

  @Test
  void findsWhatIsStillThereAndNothingElse() {
    long first = keep("first");
    assertEquals(Optional.of(Octets.ofText("first")), frames.find(first));
    long last = first;
    for (int count = 0; count < 100; count++) {
      last = keep("message " + count);
      assertEquals(Optional.of(Octets.ofText("message " + count)), frames.find(last));
    }
    assertEquals(Optional.empty(), frames.find(first));
    assertEquals(Optional.empty(), frames.find(-1));
  }

  @Test
  void aLargeMessageIsKeptUpToAQuarterOfTheRoom() {
    long ticket = keep("x".repeat(90));
    assertEquals(25, frames.find(ticket).orElseThrow().length());
  }

  private long keep(String text) {
    return frames.keep(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII));
  }
}
