package net.relay6.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ch.qos.logback.classic.Level;
import net.relay6.testing.InventedMachine;
import net.relay6.testing.RecordedLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is logged of a link, whose socket opens later or not at all. */
class StateLogTest {

  private static final String ALPHA = "servers { alpha { address = \"2001:db8:a::2\" } }\n";

  @RegisterExtension final RecordedLog log = RecordedLog.of(Relay.class).at(Level.INFO);

  private final InventedMachine machine = new InventedMachine();
  private final PlanController inForce;

  StateLogTest() {
    machine.interfaces().apply("lan0 7 up 1500 fe80::1/64 2001:db8:1::1/64");
    inForce = PlanControllerTest.plan(machine, ALPHA + "links = [ { interface = lan0 } ]", () -> 0);
  }

  @AfterEach
  void close() {
    inForce.close();
  }

  @Test
  void aLinkOpensAndDoesNotRelayYet() {
    inForce.logStates();
    assertEquals(
        "link lan0: opening with link-address 2001:db8:1::1 and Interface-Id \"lan0\"",
        log.messages().getLast());
  }

  @Test
  void aLinkWhoseInterfaceIdChangesStaysAsItIsOtherwise() {
    inForce.logStates();
    inForce.apply(
        inForce.plan(
            InventedMachine.settings(
                ALPHA + "links = [ { interface = lan0, interface-id = \"house 7\" } ]")));
    inForce.logStates();
    assertEquals("link lan0: Interface-Id is now \"house 7\"", log.messages().getLast());
  }
}
