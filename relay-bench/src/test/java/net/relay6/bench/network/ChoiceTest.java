package net.relay6.bench.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChoiceTest {

  @Test
  void isEverythingWhenNothingIsNamed() {
    Choice choice = Choice.of(List.of());
    assertEquals(Part.all(3), choice.parts());
    assertEquals(List.of(Contender.values()), choice.relays());
    assertEquals(3, choice.rounds());
  }

  @Test
  void hasThePartsAndRelaysThatAreNamed() {
    Choice choice =
        Choice.of(List.of("crowd", "--quick", "--relay=by-socket", "--more", "--relay=limit"));
    assertEquals(List.of("crowd"), choice.parts().stream().map(Part::name).toList());
    assertEquals(List.of(Contender.BY_SOCKET, Contender.LIMIT), choice.relays());
    assertEquals(1, choice.rounds());
    assertTrue(choice.isMore());
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThrows(IllegalArgumentException.class, () -> Choice.of(List.of("crowds")));
    assertThrows(IllegalArgumentException.class, () -> Choice.of(List.of("--relay=kea")));
  }
}
