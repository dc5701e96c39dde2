package net.relay6.bindings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of a book is there again after a restart. */
class BindingJournalTest {

  private static final String GRANT =
      "%d alpha to c%d REPLY 7 pd1 2001:db8:8:%d00::/56=3600 na1 2001:db8:1::%d=600";

  @TempDir Path directory;

  private Path file() {
    return directory.resolve("state/bindings");
  }

  private static List<String> rows(BindingBook book) {
    List<String> rows = new ArrayList<>();
    book.forEach(binding ->
        rows.add(
            "%s %s %s ends %s, since %s"
                .formatted(
                    binding.key(),
                    binding.kind(),
                    binding.peer(),
                    book.clock().instant(binding.validUntilMillis()),
                    book.clock().instant(binding.sinceMillis()))));
    return rows;
  }

  private static BindingBook bookAt(long epochSecond) {
    return new BindingBook(
        new BookClock(
            () -> Instant.ofEpochSecond(epochSecond), () -> TimeUnit.HOURS.toNanos(epochSecond)),
        100);
  }

  private BindingBook restored(long epochSecond) {
    BindingBook book = bookAt(epochSecond);
    assertEquals(Optional.empty(), JournalReader.read(file(), book));
    return book;
  }

  @Test
  void everythingIsThereAgainWithItsTimes() throws IOException {
    BookStory story = new BookStory();
    BindingJournal journal = BindingJournal.of(story.book(), file());
    story.tell(GRANT.formatted(1, 1, 1, 1));
    journal.flush();
    story.tell(GRANT.formatted(2, 2, 2, 2));
    story.tell("3 alpha to c3 REPLY 7 pd1 2001:db8:8:300::/56=forever");
    story.tell("4 c1 to alpha RELEASE 8 na1 2001:db8:1::1");
    journal.flush();
    BindingBook restored = restored(100);
    assertEquals(rows(story.book()), rows(restored));
    assertEquals(4, restored.size());
    restored.forEach(binding -> assertEquals(Binding.State.RESTORED, binding.state()));
  }

  @Test
  void lifetimesEndWhileTheRelayIsDown() throws IOException {
    BookStory story = new BookStory();
    BindingJournal journal = BindingJournal.of(story.book(), file());
    story.tell(GRANT.formatted(1, 1, 1, 1));
    journal.flush();
    BindingBook restored = restored(601);
    restored.expire(100);
    assertEquals(1, restored.size());
  }

  @Test
  void aClockThatIsNotSetYetEndsNoLifetimeAndExtendsNone() throws IOException {
    BookStory story = new BookStory();
    BindingJournal journal = BindingJournal.of(story.book(), file());
    story.tell(GRANT.formatted(1_000_000, 1, 1, 1));
    story.tell("1000100");
    journal.close();
    journal.flush();
    BindingBook restored = restored(50);
    restored.forEach(binding ->
        assertEquals(
            binding.kind() == Binding.Kind.ADDRESS ? 550 : 3550,
            binding.validUntilMillis() / 1000));
  }

  @Test
  void aFileThatEndsAnywhereHoldsTheStateOfSomeFlush() throws IOException {
    BookStory story = new BookStory();
    BindingJournal journal = BindingJournal.of(story.book(), file());
    journal.flush();
    Set<List<String>> states = new HashSet<>();
    states.add(rows(story.book()));
    for (int client = 1; client <= 3; client++) {
      story.tell(GRANT.formatted(client, client, client, client));
      journal.flush();
      states.add(rows(story.book()));
    }
    byte[] whole = Files.readAllBytes(file());
    Set<List<String>> seen = new HashSet<>();
    for (int length = JournalWriter.MAGIC.length(); length <= whole.length; length++) {
      Files.write(file(), Arrays.copyOf(whole, length));
      BindingBook book = bookAt(10);
      Optional<String> problem = JournalReader.read(file(), book);
      seen.add(rows(book));
      assertEquals(problem.isPresent(), book.incompleteSince().isPresent());
    }
    assertEquals(states, seen);
  }

  @Test
  void aDamagedRecordEndsWhatIsReadAndTheBookIsIncompleteSinceThen() throws IOException {
    BookStory story = new BookStory();
    BindingJournal journal = BindingJournal.of(story.book(), file());
    story.tell(GRANT.formatted(1, 1, 1, 1));
    journal.flush();
    int good = (int) Files.size(file());
    story.tell(GRANT.formatted(2, 2, 2, 2));
    journal.flush();
    byte[] octets = Files.readAllBytes(file());
    octets[good + 20] ^= 1;
    Files.write(file(), octets);
    BindingBook book = bookAt(10);
    String problem = JournalReader.read(file(), book).orElseThrow();
    assertTrue(problem.contains("bindings since 1970-01-01T00:00:01Z may be missing"), problem);
    assertEquals(2, book.size());
    assertEquals(Optional.of(Instant.ofEpochSecond(1)), book.incompleteSince());
  }

  @Test
  void aForeignFileIsSetAside() throws IOException {
    Files.createDirectories(file().getParent());
    Files.writeString(file(), "something else, and longer than the first line");
    BindingBook book = bookAt(10);
    String problem = JournalReader.read(file(), book).orElseThrow();
    assertTrue(problem.endsWith("is kept as " + file() + ".broken"), problem);
    assertEquals(0, book.size());
    assertEquals(Optional.of(Instant.ofEpochSecond(10)), book.incompleteSince());
    assertFalse(Files.exists(file()));
  }

  @Test
  void withoutAFileTheBookIsIncompleteFromItsFirstMoment() {
    BindingBook book = bookAt(10);
    assertEquals(Optional.empty(), JournalReader.read(file(), book));
    assertEquals(Optional.of(Instant.ofEpochSecond(10)), book.incompleteSince());
  }

  @Test
  void aFileThatCannotBeWrittenIsWrittenWholeLater() throws IOException {
    Files.writeString(directory.resolve("state"), "a file where the directory belongs");
    BookStory story = new BookStory();
    BindingJournal journal = BindingJournal.of(story.book(), file());
    story.tell(GRANT.formatted(1, 1, 1, 1));
    assertThrows(IOException.class, journal::flush);
    Files.delete(directory.resolve("state"));
    journal.flush();
    assertEquals(rows(story.book()), rows(restored(10)));
  }

  @Test
  void theFileIsWrittenAnewWhenMostOfItIsOutdatedAndNoOtherFileStays() throws IOException {
    BookStory story = new BookStory();
    BindingJournal journal = BindingJournal.of(story.book(), file());
    long largest = 0;
    for (int round = 1; round <= 20_000; round++) {
      story.tell(GRANT.formatted(round, 1, 1, 1));
      journal.flush();
      largest = Math.max(largest, Files.size(file()));
    }
    assertTrue(largest > 4 << 20 && largest < 5 << 20, largest + " octets");
    assertTrue(Files.size(file()) < largest, "written anew");
    assertEquals(rows(story.book()), rows(restored(20_000)));
    try (Stream<Path> files = Files.list(file().getParent())) {
      assertEquals(
          List.of(file(), file().resolveSibling("bindings.lock")), files.sorted().toList());
    }
  }

  @Test
  void whatACrashHasLeftOfAnUnfinishedFileIsReplaced() throws IOException {
    Files.createDirectories(file().getParent());
    Path unfinished = Files.writeString(file().resolveSibling("bindings.new"), "unfinished");
    BookStory story = new BookStory();
    story.tell(GRANT.formatted(1, 1, 1, 1));
    BindingJournal.of(story.book(), file()).flush();
    assertEquals(rows(story.book()), rows(restored(10)));
    assertFalse(Files.exists(unfinished));
  }

  @Test
  void aFaultHasTheSameTextEachTime() throws IOException {
    Files.createDirectories(
        file().resolveSibling("bindings.new").resolve("in-the-place-of-a-file"));
    BindingJournal journal = BindingJournal.of(new BookStory().book(), file());
    String first = assertThrows(IOException.class, journal::flush).toString();
    assertEquals(first, assertThrows(IOException.class, journal::flush).toString());
  }

  @Test
  void onlyTheOwnerMayReadIt() throws IOException {
    BookStory story = new BookStory();
    BindingJournal.of(story.book(), file()).flush();
    assertEquals(
        "[OWNER_READ, OWNER_WRITE]",
        Files.getPosixFilePermissions(file()).stream().sorted().toList().toString());
  }
}
