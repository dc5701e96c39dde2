package net.relay6.daemon.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfidentialFileTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void isMadeForItsOwnerAndGroupAlone() throws IOException {
    ConfidentialFile file = file("new");
    write(file.overwrite(), "one");
    assertTrue(
        PosixFilePermissions.fromString("rw-r-----")
            .containsAll(Files.getPosixFilePermissions(file.path())),
        () -> file.path() + " is for others too");
    assertEquals("one", Files.readString(file.path()));
  }

  @Test
  void oneThatIsThereKeepsItsMode() throws IOException {
    ConfidentialFile file = file("old");
    Files.writeString(file.path(), "what was there before");
    Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString("rw-rw-r--"));
    write(file.overwrite(), "one");
    write(file.append(), ", two");
    assertEquals("one, two", Files.readString(file.path()));
    assertEquals(
        "rw-rw-r--", PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())));
  }

  @Test
  void aSymbolicLinkIsNotFollowed() throws IOException {
    Path precious = Files.writeString(folder.resolve("precious"), "precious");
    Path nowhere = folder.resolve("nowhere");
    for (Path target : List.of(precious, nowhere)) {
      ConfidentialFile link = file("to-" + target.getFileName());
      Files.createSymbolicLink(link.path(), target);
      for (IOException refusal :
          List.of(
              assertThrows(IOException.class, link::append),
              assertThrows(IOException.class, link::overwrite))) {
        assertEquals("it is a symbolic link; name the file itself with -w", refusal.getMessage());
      }
    }
    assertEquals("precious", Files.readString(precious));
    assertFalse(Files.exists(nowhere));
  }

  private ConfidentialFile file(String name) {
    return new ConfidentialFile(folder.resolve(name), "with -w");
  }

  private static void write(FileChannel opened, String text) throws IOException {
    try (opened) {
      opened.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }
  }
}
