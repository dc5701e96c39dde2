package net.relay6.platform.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Set;
import net.relay6.platform.InterfaceTable;
import org.junit.jupiter.api.Test;

/** What this machine's kernel tells; changes of interfaces are for the lab. */
class LinuxInterfaceTableTest {

  private final InterfaceTable told = new LinuxInterfaceTable();
  private final InterfaceTable read = new ProcInterfaceTable();

  @Test
  void agreesWithWhatProcShows() {
    assertEquals(
        Set.copyOf(read.snapshot().interfaces()), Set.copyOf(told.snapshot().interfaces()));
  }

  @Test
  void aWatchKnowsEverythingAtOnce() {
    try (InterfaceTable.Watch watch = told.watch(() -> {})) {
      assertEquals(Optional.empty(), watch.failure());
      assertEquals(told.snapshot(), watch.snapshot());
      assertTrue(watch.snapshot().named("lo").isPresent());
    }
  }

  @Test
  void aTableWithoutNotificationsIsReadAtEachSnapshot() {
    try (InterfaceTable.Watch watch = read.watch(() -> {})) {
      assertTrue(watch.failure().isPresent());
      assertEquals(read.snapshot(), watch.snapshot());
    }
  }
}
