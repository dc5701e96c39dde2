package net.relay6.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.relay6.fixtures.lab.Await;
import net.relay6.fixtures.lab.LabProcess;
import net.relay6.fixtures.lab.LabTest;
import net.relay6.fixtures.lab.load.LoadGenerator;
import net.relay6.fixtures.lab.load.Seen;
import net.relay6.fixtures.lab.real.Keepalived;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Two relays on one link, with real keepalived as shipped, and without. */
@LabTest(programs = "keepalived")
@Isolated
class PairIT {

  /** Messages a second, so that what is lost tells how long nobody relayed. */
  private static final int RATE = 1000;

  /** What may be lost when a machine dies; keepalived takes a third of a second to notice. */
  private static final int LOST_MAX = 3 * RATE;

  private static final String STANDBY = "link lan0: waiting, standby, .* fe80::51";
  private static final String OPEN = "link lan0: open,";

  @Test
  void whenTheMasterDiesTheOtherRelaysAndNothingEverComesTwice() {
    try (Pair pair = new Pair()) {
      LabProcess first = pair.one().relay().awaitLine(STANDBY);
      LabProcess second = pair.other().relay().awaitLine(STANDBY);
      Keepalived master = startKeepalived(pair);
      first.awaitLine(OPEN);
      LoadGenerator clients = LoadGenerator.open(pair.client(), "eth0");
      clients.start(RATE);
      clients.passes(RATE / 2);

      int position = clients.position();
      master.kill();
      first.kill();
      second.awaitLine(OPEN);
      clients.passes(RATE);

      Keepalived back = pair.one().keepalived();
      pair.one().awaitNoAddress();
      LabProcess again = pair.one().relay().awaitLine(STANDBY);
      back.awaitBackup();
      clients.passes(RATE);
      int last = clients.stop();
      UnderLoad.assertBack(() -> pair.alpha().arrived(last), position, LOST_MAX);
      UnderLoad.assertBack(() -> pair.beta().arrived(last), position, LOST_MAX);
      UnderLoad.assertBack(() -> clients.answersOf(Pair.ALPHA), position, LOST_MAX);
      UnderLoad.assertBack(() -> clients.answersOf(Pair.BETA), position, LOST_MAX);
      assertTrue(again.isAlive(), again.output());
    }
  }

  @Test
  void whenTheMastersRelayDiesTheAddressGoesToTheMachineWhoseRelayLives() {
    try (Pair pair = new Pair()) {
      LabProcess first = pair.one().relay();
      LabProcess second = pair.other().relay();
      startKeepalived(pair);
      first.awaitLine(OPEN);
      LoadGenerator clients = LoadGenerator.open(pair.client(), "eth0");
      clients.start(RATE);
      clients.passes(RATE / 2);

      int position = clients.position();
      first.kill();
      second.awaitLine(OPEN);
      clients.passes(RATE);
      int last = clients.stop();
      UnderLoad.assertBack(() -> pair.alpha().arrived(last), position, 2 * LOST_MAX);
      UnderLoad.assertBack(() -> clients.answersOf(Pair.BETA), position, 2 * LOST_MAX);
    }
  }

  @Test
  void standingByIsHealthyAndShown() {
    try (Pair pair = new Pair()) {
      pair.one().relay().awaitLine(STANDBY);
      AdminQuery asked = pair.one().asked();
      Await.until(
          () -> asked.overSocket("/health/ready").matches("(?s).*\"ready\".*\n200"),
          () -> asked.overSocket("/health/ready"));
      String links = asked.overSocket("/links");
      assertTrue(links.contains("\"state\" : \"standby\""), links);
      assertTrue(links.matches("(?s).*does not have the address fe80::51\".*"), links);
    }
  }

  @Test
  void withoutAnAddressThatDecidesBothRelayAndEverythingComesTwice() {
    try (Pair pair = new Pair()) {
      String settings = Project.pair("relay6.conf").replaceAll(".*active-when-address.*\n", "");
      pair.one().relay(settings).awaitLine(OPEN);
      pair.other().relay(settings).awaitLine(OPEN);
      LoadGenerator clients = LoadGenerator.open(pair.client(), "eth0");
      clients.start(RATE);
      clients.passes(RATE);
      int last = clients.stop();
      assertAllTwice(pair, clients, last);
    }
  }

  private static void assertAllTwice(Pair pair, LoadGenerator clients, int last) {
    Await.until(
        () -> isAllRepeated(pair.alpha().arrived(last), last),
        () -> "copies for alpha: " + pair.alpha().arrived(last));
    Await.until(
        () -> isAllRepeated(clients.answersOf(Pair.BETA), last),
        () -> "answers of beta: " + clients.answersOf(Pair.BETA));
    assertEquals("-", clients.answersOf(Pair.BETA).missing().toString());
  }

  private static boolean isAllRepeated(Seen seen, int last) {
    return seen.repeated().count() == last;
  }

  /** The first to start is master, and its keepalived is given back. */
  private static Keepalived startKeepalived(Pair pair) {
    Keepalived master = pair.one().keepalived();
    master.awaitMaster();
    pair.other().keepalived().awaitBackup();
    return master;
  }
}
