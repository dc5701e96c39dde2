package net.relay6.runtime.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import net.relay6.net.Octets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept over restarts. */
class StateFileTest {

  private static final Octets CONTENT = Octets.parseHex("0102ff").orElseThrow();

  @TempDir private Path folder = Path.of("");

  @Test
  void whatIsWrittenIsReadAgainAndNothingElseIsLeft() throws IOException {
    StateFile file = new StateFile(folder.resolve("state/one/key"));
    assertEquals(new StateFile.Content.Missing(), file.read());
    file.write(Octets.parseHex("00").orElseThrow());
    file.write(CONTENT);
    assertEquals(new StateFile.Content.Value(CONTENT), file.read());
    assertEquals("0102ff\n", Files.readString(file.path()));
    assertEquals(
        "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())));
    assertEquals(List.of("key"), names(file.path().resolveSibling(".")));
  }

  @Test
  void aFailedWriteLeavesNothingBehind() throws IOException {
    Path path = folder.resolve("key");
    Files.createDirectories(path.resolve("in-the-way"));
    assertThrows(IOException.class, () -> new StateFile(path).write(CONTENT));
    assertEquals(List.of("key"), names(folder));
  }

  @Test
  void anUnusableDirectoryIsReportedTheSameWayEachTime() {
    StateFile file = new StateFile(Path.of("/proc/key"));
    for (int time = 0; time < 2; time++) {
      IOException fault = assertThrows(IOException.class, () -> file.write(CONTENT));
      assertEquals(
          "/proc/key cannot be read or written, no file can be made in it",
          file.inaccessible(fault));
    }
  }

  @Test
  void malformedContentIsDistinguishedFromAnEmptyFile() throws IOException {
    StateFile file = new StateFile(folder.resolve("key"));
    Files.writeString(file.path(), "\0\0\n");
    assertInstanceOf(StateFile.Content.Blank.class, file.read());
    Files.writeString(file.path(), "01\0\0");
    assertInstanceOf(StateFile.Content.Unknown.class, file.read());
    Files.write(file.path(), new byte[] {(byte) 0xff});
    assertInstanceOf(StateFile.Content.Unknown.class, file.read());
  }

  @Test
  void whatIsSetAsideReplacesWhatWasSetAsideBefore() throws IOException {
    StateFile file = new StateFile(folder.resolve("key"));
    Files.writeString(folder.resolve("key.broken"), "older");
    Files.writeString(file.path(), "newer");
    assertEquals(folder.resolve("key.broken"), file.setAside());
    assertEquals("newer", Files.readString(folder.resolve("key.broken")));
    assertEquals(List.of("key.broken"), names(folder));
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
