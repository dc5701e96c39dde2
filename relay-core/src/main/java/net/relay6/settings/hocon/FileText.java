package net.relay6.settings.hocon;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads files that the operator names. */
public final class FileText {

  /**
   * Enough for several thousand links with keys of their own; a larger file is no configuration.
   */
  public static final int OCTETS_MAX = 2 << 20;

  public static final String TOO_LARGE =
      "has more than 2 MiB, which no configuration needs; check that it is the right file";

  private FileText() {}

  /** The text of {@code file}; if it cannot be read, {@code refuse} receives the reason. */
  static Optional<String> read(Path file, Consumer<String> refuse) {
    if (Files.isDirectory(file)) {
      refuse.accept("is a directory; write the path of a file");
      return Optional.empty();
    }
    try (InputStream stream = Files.newInputStream(file)) {
      byte[] octets = stream.readNBytes(OCTETS_MAX + 1);
      if (octets.length > OCTETS_MAX) {
        refuse.accept(TOO_LARGE);
        return Optional.empty();
      }
      return Optional.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString());
    } catch (IOException failure) {
      refuse.accept(fault(failure));
      return Optional.empty();
    }
  }

  /** The text about {@code failure} for the operator. */
  public static String fault(IOException failure) {
    return switch (failure) {
      case NoSuchFileException _ -> "there is no such file; check the path";
      case AccessDeniedException _ -> "may not be read; check who may read it";
      case CharacterCodingException _ -> "is not text in UTF-8; convert it";
      default -> "cannot be read: " + failure.getMessage();
    };
  }
}
