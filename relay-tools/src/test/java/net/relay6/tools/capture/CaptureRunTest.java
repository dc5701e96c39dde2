package net.relay6.tools.capture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.SequenceInputStream;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import net.relay6.feature.capture.CaptureRecord;
import net.relay6.feature.capture.PcapngWriter;
import net.relay6.net.Endpoint;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Octets;
import net.relay6.option.OptionCodecs;
import net.relay6.wire.FramePrinter;
import org.junit.jupiter.api.Test;

class CaptureRunTest {

  private static final byte[] TWO_PACKETS_AND_THREE_MISSED = capture();

  private final ByteArrayOutputStream file = new ByteArrayOutputStream();
  private final StringWriter lines = new StringWriter();

  @Test
  void passesEveryBlockOnAndCounts() throws IOException {
    CaptureRun run = toFile(input(), 0);
    run.run();
    assertArrayEquals(TWO_PACKETS_AND_THREE_MISSED, file.toByteArray());
    assertEquals("2 packets, 3 not captured", run.summary());
  }

  @Test
  void endsAfterAsManyPacketsAsAskedFor() throws IOException {
    CaptureRun run = toFile(input(), 1);
    run.run();
    assertEquals("1 packet, 0 not captured", run.summary());
  }

  @Test
  void aRunStoppedWhileItWaitsEndsWithoutComplaint() throws IOException {
    AtomicReference<CaptureRun> running = new AtomicReference<>();
    InputStream stopsAtTheEnd =
        new SequenceInputStream(
            input(),
            new InputStream() {
              @Override
              public int read() throws IOException {
                running.get().stop();
                throw new IOException("closed while it was read");
              }

              @Override
              public int read(byte[] octets, int offset, int length) throws IOException {
                return read();
              }
            });
    running.set(toFile(stopsAtTheEnd, 0));
    running.get().run();
    assertEquals("2 packets, 3 not captured", running.get().summary());
  }

  @Test
  void aCaptureThatBreaksOffIsAFault() {
    byte[] broken =
        Arrays.copyOf(TWO_PACKETS_AND_THREE_MISSED, TWO_PACKETS_AND_THREE_MISSED.length - 1);
    CaptureRun run = toFile(new ByteArrayInputStream(broken), 0);
    assertThrows(CaptureReader.Fault.class, run::run);
  }

  @Test
  void printsALineForEachDatagram() throws IOException {
    DatagramPrinter printer = new DatagramPrinter(new FramePrinter(OptionCodecs.describer()));
    new CaptureRun(
            input(),
            () -> {},
            new CaptureRun.LinesOutput(new PrintWriter(lines), printer, false),
            1)
        .run();
    assertEquals(
        "link eth1 in  [fe80::1]:546 > [ff02::1:2]:547  SOLICIT transaction abcdef:"
            + " forwarded, 2 copies\n",
        lines.toString().substring("12:00:00.000000 ".length()));
  }

  private CaptureRun toFile(InputStream input, int countMax) {
    return new CaptureRun(input, () -> {}, new CaptureRun.FileOutput(file), countMax);
  }

  private static InputStream input() {
    return new ByteArrayInputStream(TWO_PACKETS_AND_THREE_MISSED);
  }

  private static byte[] capture() {
    ByteBuf out = Unpooled.buffer();
    PcapngWriter writer = PcapngWriter.start(out, "relay6 test");
    CaptureRecord solicit =
        new CaptureRecord(
            Instant.EPOCH,
            new CaptureRecord.Point(CaptureRecord.Point.Kind.LINK, "eth1"),
            CaptureRecord.Direction.INBOUND,
            Endpoint.of(Ipv6Address.parse("fe80::1").orElseThrow(), 546),
            Endpoint.of(Ipv6Address.ALL_RELAY_AGENTS_AND_SERVERS, 547),
            Octets.parseHex("01abcdef").orElseThrow(),
            "forwarded, 2 copies",
            0);
    writer.write(solicit);
    writer.write(solicit);
    writer.writeMissed(3, Instant.EPOCH);
    return ByteBufUtil.getBytes(out);
  }
}
