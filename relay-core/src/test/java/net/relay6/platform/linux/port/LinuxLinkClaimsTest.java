package net.relay6.platform.linux.port;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import net.relay6.net.InterfaceSet;
import net.relay6.platform.LinkClaims;
import net.relay6.platform.LinkClaims.Claimant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two relays in one process, on interfaces of numbers that no machine has. */
class LinuxLinkClaimsTest {

  private static final int LINK = 2147483001;
  private static final int OTHER = 2147483002;
  private static final Claimant THIS = new Claimant(ProcessHandle.current().pid());

  private final LinkClaims first = new LinuxLinkClaims();
  private final LinkClaims second = new LinuxLinkClaims();

  @AfterEach
  void close() {
    first.close();
    second.close();
  }

  @Test
  void aLinkBelongsToTheFirstThatClaimsItAndTheSecondLearnsWhoThatIs() {
    assertEquals(Optional.empty(), first.claim(LINK));
    assertEquals(Optional.empty(), first.claim(LINK));
    assertEquals(Optional.of(THIS), second.claim(LINK));
    assertEquals(Optional.of(THIS), second.claim(LINK));
    assertEquals(Optional.empty(), second.claim(OTHER));
    assertEquals(Optional.of(THIS), first.claim(OTHER));
  }

  @Test
  void aLinkThatIsGivenUpBelongsToTheNext() {
    assertEquals(Optional.empty(), first.claim(LINK));
    assertEquals(Optional.empty(), first.claim(OTHER));
    assertEquals(Optional.of(THIS), second.claim(LINK));
    first.keepOnly(InterfaceSet.of(OTHER));
    assertEquals(Optional.empty(), second.claim(LINK));
    assertEquals(Optional.of(THIS), first.claim(LINK));
    assertEquals(Optional.of(THIS), second.claim(OTHER));
  }

  @Test
  void manyMayAskWhoHasALink() {
    assertEquals(Optional.empty(), first.claim(LINK));
    for (int count = 0; count < 1000; count++) {
      second.renew();
      assertEquals(Optional.of(THIS), second.claim(LINK), "number " + count);
      if (count % 100 == 0) {
        first.renew();
      }
    }
  }
}
