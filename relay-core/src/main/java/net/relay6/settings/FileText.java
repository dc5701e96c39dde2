package net.relay6.settings;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads files an operator names. */
final class FileText {

  private FileText() {}

  /** The text of {@code file}; otherwise {@code refuse} is told why not. */
  static Optional<String> read(Path file, Consumer<String> refuse) {
    if (Files.isDirectory(file)) {
      refuse.accept("is a directory; write the path of a file");
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readString(file));
    } catch (IOException failure) {
      refuse.accept(fault(failure));
      return Optional.empty();
    }
  }

  /** What to tell an operator about {@code failure}. */
  static String fault(IOException failure) {
    return switch (failure) {
      case NoSuchFileException _ -> "there is no such file; check the path";
      case AccessDeniedException _ -> "may not be read; check who may read it";
      case MalformedInputException _ -> "is not text in UTF-8; convert it";
      default -> "cannot be read: " + failure.getMessage();
    };
  }
}
