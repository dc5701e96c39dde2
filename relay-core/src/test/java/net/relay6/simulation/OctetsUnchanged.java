package net.relay6.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import net.relay6.fixtures.frame.Addresses;
import net.relay6.fixtures.frame.FrameBuilder;
import net.relay6.fixtures.frame.OptionName;
import net.relay6.testing.RecordingOutbox.Sent;

/**
 * A copy is the client's message in one envelope; an answer is what the server put into its own.
 */
final class OctetsUnchanged implements Checker {

  @Override
  public void forwarded(Forwarding forwarding) {
    Host from = forwarding.from();
    byte[] expected =
        FrameBuilder.relayForward(0, Addresses.of(from.linkAddress()), Addresses.of(from.address()))
            .option(OptionName.INTERFACE_ID, from.link())
            .option(OptionName.RELAY_MESSAGE, forwarding.message().octets())
            .octets();
    for (Sent copy : forwarding.sent()) {
      assertEquals(HexFormat.of().formatHex(expected), copy.frame(), copy.destination());
    }
  }

  @Override
  public void delivered(Delivery delivery) {
    String relayed = delivery.reply().relayed().toString();
    for (Sent answer : delivery.sent()) {
      assertEquals(relayed, answer.frame(), answer.destination());
    }
  }
}
