package net.relay6.tools.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import net.relay6.agent.extension.Outbox;
import net.relay6.agent.extension.Relaying;
import net.relay6.agent.plan.Arrival;
import net.relay6.agent.plan.InboundDatagram;
import net.relay6.agent.plan.LinkPlan;
import net.relay6.agent.plan.ServerPlan;
import net.relay6.counters.DropReason;
import net.relay6.feature.capture.CaptureFilter;
import net.relay6.feature.capture.CaptureStream;
import net.relay6.feature.capture.Captures;
import net.relay6.net.Endpoint;
import net.relay6.net.Ipv6Address;
import org.junit.jupiter.api.Test;

class CaptureStreamTest {

  private static final int LARGE = 60_000;

  /** A relay that drops everything. */
  private static final class DroppingRelay {

    private static final Relaying DROPPING = (_, _) -> DropReason.TRUNCATED.outcome();

    private Relaying relaying = DROPPING;

    void decorate(UnaryOperator<Relaying> decorator) {
      relaying = decorator.apply(DROPPING);
    }

    void receive(int length) {
      ByteBuf payload = Unpooled.wrappedBuffer(new byte[length]);
      Endpoint source = Endpoint.of(Ipv6Address.LOOPBACK, 546);
      relaying.receive(
          new InboundDatagram(new Arrival.Unicast(), 5, source, payload), new NothingIsSent());
    }
  }

  /** Fails when something is sent. */
  private static final class NothingIsSent implements Outbox {

    @Override
    public void toServer(ServerPlan server, ByteBuf frame) {
      throw new AssertionError(server);
    }

    @Override
    public void toServerLater(ServerPlan server, ByteBuf frame, long delayNanos) {
      throw new AssertionError(server);
    }

    @Override
    public void onLink(LinkPlan link, Ipv6Address destination, int port, ByteBuf frame) {
      throw new AssertionError(link);
    }

    @Override
    public void byRoute(Ipv6Address destination, int port, ByteBuf frame) {
      throw new AssertionError(destination);
    }
  }

  /** A reader that goes away once it has enough. */
  private static final class LeavingReader extends OutputStream {

    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private final int enough;

    LeavingReader(int enough) {
      this.enough = enough;
    }

    @Override
    public void write(int octet) throws IOException {
      write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int offset, int length) throws IOException {
      if (taken.size() >= enough) {
        throw new IOException("the reader is gone");
      }
      taken.write(octets, offset, length);
    }
  }

  private final DroppingRelay relay = new DroppingRelay();
  private final Captures captures = new Captures(relay::decorate, () -> Instant.EPOCH);

  @Test
  void aReaderThatGoesAwayEndsTheCapture() {
    CaptureStream stream = start();
    for (int count = 0; count < 10; count++) {
      relay.receive(LARGE);
    }
    LeavingReader reader = new LeavingReader(1);
    assertThrows(IOException.class, () -> stream.writeTo(reader));
    assertEquals(0, captures.runningCount());
    assertEquals(DroppingRelay.DROPPING, relay.relaying);
  }

  @Test
  void aSlowReaderSeesHowMuchItMissed() throws IOException {
    CaptureStream stream = start();
    for (int count = 0; count < 400; count++) {
      relay.receive(LARGE);
    }
    LeavingReader reader = new LeavingReader(Integer.MAX_VALUE);
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, () -> stream.writeTo(reader));
    PcapngReader read = new PcapngReader(new ByteArrayInputStream(reader.taken.toByteArray()));
    List<PacketSource.Packet> packets = new ArrayList<>();
    for (var block = read.next(); block.isPresent(); block = read.next()) {
      block.get().packet().ifPresent(packets::add);
    }
    assertEquals(400, packets.size() + read.dropped());
    assertEquals("unicast in: dropped: truncated", packets.getFirst().metadata().toString());
  }

  private CaptureStream start() {
    return CaptureStream.start(captures, CaptureFilter.ALL, () -> Instant.EPOCH, "relay6 test")
        .orElseThrow();
  }
}
