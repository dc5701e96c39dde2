package net.relay6.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.List;
import java.util.Optional;
import net.relay6.feature.logging.ClientFaults;
import net.relay6.feature.logging.DropLog;
import net.relay6.log.ClientNaming;
import net.relay6.option.OptionCodecs;
import net.relay6.testing.InventedInterfaces;
import net.relay6.testing.RelayBench;
import net.relay6.wire.FramePrinter;

/** What must hold for any octets on any channel. */
final class AnyOctets {

  private static final String SETTINGS =
      """
      relay6 {
        servers { alpha { address = "2001:db8:a::2" }, beta { address = "2001:db8:b::2" } }
        links = [
          { interface = eth1 }
          { interface = up0, accept-unicast = true, downstream-relays = [ "::/0" ] }
        ]
      }
      """;

  private static final int PRINTED_PER_OCTET = 200;
  private static final int PRINTED_AT_LEAST = 10_000;

  private final RelayBench relay;
  private final FramePrinter printer = new FramePrinter(OptionCodecs.describer());

  AnyOctets() {
    InventedInterfaces interfaces = new InventedInterfaces();
    interfaces.apply("eth1 2 up 1500 fe80::ff/64 2001:db8:1:1::1/64");
    interfaces.apply("up0 4 up 1500 fe80::fe/64 2001:db8:8::1/64");
    relay =
        new RelayBench(
            SETTINGS,
            interfaces,
            List.of(
                new DropLog(ClientNaming.CLEAR, _ -> Optional.empty(), () -> 0),
                new ClientFaults(ClientNaming.CLEAR, () -> 0)));
  }

  /** Gives the octets to every kind of channel. */
  void relay(byte[] octets) {
    relay.receiveOnLink("eth1", "fe80::200:ff:fe00:1", 546, octets);
    relay.receiveOnLink("up0", "2001:db8:9::1", 547, octets);
    relay.receiveFromServer("alpha", octets);
    relay.receiveFromServer("alpha", "eth1", octets);
    relay.receiveUnicast("2001:db8:9::1", 547, "up0", octets);
    relay.receiveUnicast("2001:db8:9::1", 547, "eth1", octets);
    relay.receiveUnicast("2001:db8:b::2", 547, octets);
    relay.takeSent();
    relay.assertNothingLost();
  }

  /** Prints the octets and looks at what came out. */
  void print(byte[] octets) {
    ByteBuf frame = Unpooled.wrappedBuffer(octets);
    String printed = printer.print(frame) + printer.line(frame);
    assertTrue(printed.length() <= PRINTED_AT_LEAST + PRINTED_PER_OCTET * octets.length);
    assertTrue(printed.chars().allMatch(unit -> unit == '\n' || !Character.isISOControl(unit)));
  }
}
