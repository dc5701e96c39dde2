package net.relay6.feature.ownerfirst;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Optional;
import net.relay6.testing.Allocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnersTest {

  private static final int CAPACITY = 100;

  private final Owners owners = new Owners(CAPACITY);

  @ParameterizedTest(name = "a client identifier of {0} octets")
  @CsvSource({
    "0, false",
    "2, false",
    "3, true",
    "10, true",
    "130, true",
    "131, false",
    "60000, false"
  })
  void hasAnOwnerWhenItsLengthIsThatOfADuid(int length, boolean owned) {
    owners.learn(duid(1, length), "alpha", 1);
    assertEquals(
        owned ? Optional.of("alpha") : Optional.empty(),
        owners.of(duid(1, length)),
        "of " + length);
    assertEquals(owned ? 1 : 0, owners.size());
  }

  @Test
  void theClientSeenLongestAgoIsEvictedSoThatMemoryIsBounded() {
    for (int client = 0; client < 10 * CAPACITY; client++) {
      owners.learn(duid(client, 130), "alpha", client);
      owners.learn(duid(client, 60_000), "beta", client);
      owners.of(duid(0, 130));
    }
    assertEquals(CAPACITY, owners.size());
    assertEquals(Optional.of("alpha"), owners.of(duid(0, 130)));
    assertEquals(Optional.empty(), owners.of(duid(1, 130)));
    assertEquals(Optional.of("alpha"), owners.of(duid(10 * CAPACITY - 1, 130)));
  }

  @Test
  void theFirstReplyOfATransactionNamesTheOwner() {
    owners.learn(duid(1, 10), "alpha", 7);
    owners.learn(duid(1, 10), "beta", 7);
    assertEquals(Optional.of("alpha"), owners.of(duid(1, 10)));
    owners.learn(duid(1, 10), "beta", 8);
    assertEquals(Optional.of("beta"), owners.of(duid(1, 10)));
  }

  @Test
  void clientsThatKeepChangingLeaveNoGarbage() {
    ByteBuf duid = duid(0, 18);
    learn(duid, 0, 10 * CAPACITY);
    long octets = Allocation.octets(() -> learn(duid, 10 * CAPACITY, 20 * CAPACITY));
    assertTrue(octets < CAPACITY, octets + " octets of heap");
  }

  private void learn(ByteBuf duid, int from, int to) {
    for (int client = from; client < to; client++) {
      owners.learn(duid.setInt(0, client), "alpha", client);
    }
  }

  /** So many octets, which end with the client's number where there is room for it. */
  private static ByteBuf duid(int client, int length) {
    ByteBuf duid = Unpooled.buffer(length).writeZero(length);
    if (length >= Integer.BYTES) {
      duid.setInt(length - Integer.BYTES, client);
    }
    return duid;
  }
}
