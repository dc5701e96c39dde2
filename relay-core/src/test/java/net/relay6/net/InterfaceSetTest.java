package net.relay6.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class InterfaceSetTest {

  private static final int HIGHEST = Integer.MAX_VALUE;

  @Test
  void holdsWhatItWasMadeOf() {
    InterfaceSet some = InterfaceSet.of(HIGHEST, 7, 2, 7);
    assertTrue(some.contains(2) && some.contains(7) && some.contains(HIGHEST));
    assertFalse(some.contains(0) || some.contains(3) || some.contains(HIGHEST - 1));
    assertEquals("[2, 7, 2147483647]", some.toString());
    assertFalse(InterfaceSet.NONE.contains(0));
  }

  @Test
  void isEqualToOneOfTheSameInterfacesAlone() {
    InterfaceSet some = InterfaceSet.of(List.of(7, 2));
    assertEquals(InterfaceSet.of(2, 7), some);
    assertEquals(InterfaceSet.of(2, 7).hashCode(), some.hashCode());
    assertNotEquals(InterfaceSet.of(2), some);
    assertEquals(InterfaceSet.NONE, InterfaceSet.of(List.of()));
  }

  @Test
  void joinsAnotherWithoutChange() {
    InterfaceSet some = InterfaceSet.of(2, 7);
    assertEquals(InterfaceSet.of(1, 2, 7, 9), some.and(InterfaceSet.of(9, 7, 1)));
    assertEquals(some, some.and(InterfaceSet.NONE));
    assertEquals(InterfaceSet.of(2, 7), some);
  }
}
