package net.relay6.tools.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufInputStream;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.relay6.feature.capture.CaptureRecord;
import net.relay6.feature.capture.CaptureRecord.Direction;
import net.relay6.feature.capture.PcapngWriter;
import net.relay6.net.Endpoint;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Octets;
import org.junit.jupiter.api.Test;

class PcapngWriterTest {

  private static final Instant TIME = Instant.parse("2026-11-24T10:00:00.000005Z");
  private static final CaptureRecord.Point ETH1 =
      new CaptureRecord.Point(CaptureRecord.Point.Kind.LINK, "eth1");
  private static final CaptureRecord.Point ALPHA =
      new CaptureRecord.Point(CaptureRecord.Point.Kind.SERVER, "alpha");

  private static final CaptureRecord SOLICIT =
      new CaptureRecord(
          TIME,
          ETH1,
          Direction.INBOUND,
          endpoint("fe80::1", 546),
          endpoint("ff02::1:2", 547),
          octets("01abcdef 0008 0002 0000"),
          "forwarded, 1 copy",
          0);

  private static final CaptureRecord COPY =
      new CaptureRecord(
          TIME.plusNanos(1),
          ALPHA,
          Direction.OUTBOUND,
          endpoint("2001:db8:a::1", 547),
          endpoint("2001:db8:a::2", 547),
          octets("0c0102"),
          "copy to alpha",
          0);

  /** Made by another program, and read by tshark without complaint. */
  private static final List<String> BLOCKS =
      List.of(
          "0a0d0d0a 00000030 1a2b3c4d 0001 0000 ffffffffffffffff"
              + " 0004 000b 72656c617936207465737400 00000000 00000030",
          "00000001 0000002c 00e5 0000 00000000 0002 0006 72656c6179360000"
              + " 0009 0001 09000000 00000000 0000002c",
          "00000001 00000030 00e5 0000 00000000 0002 0009 6c696e6b2065746831000000"
              + " 0009 0001 09000000 00000000 00000030",
          "00000006 00000080 00000001 18eaf2d571195388 0000003a 0000003a"
              + " 6000000000121140 fe800000000000000000000000000001"
              + " ff020000000000000000000000010002 0222 0223 0012 2e59 01abcdef000800020000 0000"
              + " 0002 0004 00000001 0001 0011 666f727761726465642c203120636f7079000000"
              + " 00000000 00000080",
          "00000001 00000030 00e5 0000 00000000 0002 000c 73657276657220616c706861"
              + " 0009 0001 09000000 00000000 00000030",
          "00000006 00000074 00000002 18eaf2d571195389 00000033 00000033"
              + " 60000000000b1140 20010db8000a00000000000000000001"
              + " 20010db8000a00000000000000000002 0223 0223 000b 9208 0c010200"
              + " 0002 0004 00000002 0001 000d 636f707920746f20616c706861000000"
              + " 00000000 00000074",
          "00000005 00000064 00000000 18eaf2d57119538a 0001 0036"
              + " 3720646174616772616d732077657265206e6f742063617074757265642c2074686520726561646572"
              + "2077617320746f6f20736c6f770000 0005 0008 0000000000000007 00000000 00000064");

  private final ByteBuf out = Unpooled.buffer();
  private final PcapngWriter writer = PcapngWriter.start(out, "relay6 test");

  @Test
  void writesWhatOthersRead() {
    writer.write(SOLICIT);
    writer.write(COPY);
    writer.writeMissed(7, TIME.plusNanos(2));
    writer.writeMissed(7, TIME.plusNanos(3));
    assertEquals(String.join("", BLOCKS).replace(" ", ""), ByteBufUtil.hexDump(out));
  }

  @Test
  void readsWhatItWrote() throws IOException {
    octets(String.join("", BLOCKS)).writeTo(out.clear()::writeBytes);
    PcapngReader reader = new PcapngReader(new ByteBufInputStream(out));
    List<String> notes = new ArrayList<>();
    for (var block = reader.next(); block.isPresent(); block = reader.next()) {
      block
          .flatMap(PcapngReader.Block::packet)
          .flatMap(UdpExtraction::datagram)
          .ifPresent(datagram -> notes.add(datagram.time() + " " + datagram.metadata()));
    }
    assertEquals(
        List.of(
            "2026-11-24T10:00:00.000005Z link eth1 in: forwarded, 1 copy",
            "2026-11-24T10:00:00.000005001Z server alpha out: copy to alpha"),
        notes);
    assertEquals(7, reader.dropped());
  }

  @Test
  void aChecksumOfZeroIsWrittenAsAllOnes() {
    writer.write(carrying(octets("0100fd09")));
    assertTrue(ByteBufUtil.hexDump(out).contains("02220223000cffff0100fd09"));
  }

  @Test
  void carriesTheLargestDatagramWhole() throws IOException {
    byte[] largest = new byte[65_527];
    largest[0] = 1;
    writer.write(carrying(Octets.of(largest)));
    PcapngReader reader = new PcapngReader(new ByteBufInputStream(out));
    Optional<CapturedDatagram> read = Optional.empty();
    for (var block = reader.next(); block.isPresent(); block = reader.next()) {
      read = block.flatMap(PcapngReader.Block::packet).flatMap(UdpExtraction::datagram);
    }
    assertEquals(Octets.of(largest), read.orElseThrow().payload());
  }

  private static CaptureRecord carrying(Octets payload) {
    return new CaptureRecord(
        TIME,
        ETH1,
        Direction.INBOUND,
        SOLICIT.source(),
        SOLICIT.destination(),
        payload,
        "consumed",
        0);
  }

  private static Endpoint endpoint(String address, int port) {
    return Endpoint.of(Ipv6Address.parse(address).orElseThrow(), port);
  }

  private static Octets octets(String hex) {
    return Octets.parseHex(hex).orElseThrow();
  }
}
