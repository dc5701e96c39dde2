package net.relay6.settings.hocon;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigSyntax;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import net.relay6.settings.Origin;
import net.relay6.settings.syntax.SyntaxFault;

/** Parses files by the HOCON library, and turns its exceptions into problems. */
public final class SettingsFile {

  private static final ConfigParseOptions HOCON =
      ConfigParseOptions.defaults().setSyntax(ConfigSyntax.CONF).setAllowMissing(false);

  private SettingsFile() {}

  /** Loaded on first use. */
  private static final class Reference {
    private static final ConfigObject CONTENT =
        ConfigFactory.parseResources(SettingsFile.class.getClassLoader(), "reference.conf", HOCON)
            .root();
  }

  /** The defaults and the manual of every key. */
  public static SettingsBlock reference(Problems problems) {
    return new SettingsBlock("", Reference.CONTENT, problems);
  }

  /** What {@code file} and the defaults behind it come to, without comments. */
  public static String effectiveText(SettingsBlock file) {
    return file.content()
        .withFallback(Reference.CONTENT)
        .render(
            ConfigRenderOptions.defaults()
                .setJson(false)
                .setComments(false)
                .setOriginComments(false));
  }

  /** The content of {@code file} and its includes. */
  public static Optional<SettingsBlock> read(Path file, Problems problems) {
    return FileText.read(file, problems::addForFile)
        .flatMap(text -> content(IncludedFiles.of(file, text, problems), file, text, problems));
  }

  /** The content of {@code text}, which cannot include files. */
  public static Optional<SettingsBlock> parse(String text, String originName, Problems problems) {
    return content(
        IncludedFiles.of(originName, text, problems), () -> parsed(text, originName), problems);
  }

  /**
   * Reads a file only once if it has no includes, so that it may be a pipe; the library reads
   * includes.
   */
  private static Optional<SettingsBlock> content(
      IncludedFiles files, Path file, String text, Problems problems) {
    return content(
        files,
        () ->
            files.isOne()
                ? parsed(text, file.toString())
                : ConfigFactory.parseFile(file.toFile(), HOCON),
        problems);
  }

  private static Config parsed(String text, String originName) {
    return ConfigFactory.parseString(text, HOCON.setOriginDescription(originName));
  }

  private static Optional<SettingsBlock> content(
      IncludedFiles files, Supplier<Config> parse, Problems problems) {
    if (problems.count() > 0) {
      return Optional.empty();
    }
    try {
      Config content = parse.get();
      files.reportRepeatedKeys();
      return Optional.of(
          new SettingsBlock("", content.resolve(ConfigResolveOptions.noSystem()).root(), problems));
    } catch (ConfigException failure) {
      Origin origin = problems.origin(failure.origin());
      syntaxFault(failure, files, origin.file())
          .ifPresentOrElse(
              fault -> problems.add("", new Origin(origin.file(), fault.line()), fault.message()),
              () -> problems.add("", origin, LibraryMessage.of(failure)));
      return Optional.empty();
    }
  }

  /** A more precise fault, since the library detects most mistakes some lines later. */
  private static Optional<SyntaxFault> syntaxFault(
      ConfigException failure, IncludedFiles files, String file) {
    return failure instanceof ConfigException.UnresolvedSubstitution
        ? Optional.empty()
        : files.syntaxFault(file);
  }

  /** Rewords messages of the HOCON library for operators. */
  static final class LibraryMessage {

    /**
     * @param pattern the library's message
     * @param replacement the replacement, with the groups of {@code pattern}
     */
    private record Wording(Pattern pattern, String replacement) {

      static Wording of(String pattern, String said) {
        return new Wording(Pattern.compile(pattern, Pattern.DOTALL), said);
      }
    }

    /** The first match applies. */
    private static final List<Wording> WORDINGS =
        List.of(
            Wording.of(
                "Could not resolve substitution to a value: (\\$\\{[^}]*}) was part of a cycle.*",
                "$1 leads back to itself; write the value"),
            Wording.of(
                "Could not resolve substitution to a value: (\\$\\{[^}]*}).*",
                "$1 is not defined; define it in this file (environment variables are not used)"),
            Wording.of(
                ".*(string quote was still open|unescaped newline).*",
                "a text does not end in its line; write the closing '\"'"),
            Wording.of(
                ".*not a valid escape sequence.*",
                "a '\\\\' begins an escape; write '\\\\\\\\' for the character itself"),
            Wording.of(".*end of file.*", "the file ends too early; write the missing '}' or ']'"),
            Wording.of(
                "unbalanced close brace.*", "this '}' closes nothing; remove it or write its '{'"),
            Wording.of(
                ".*rather than object at file root",
                "a list is not allowed here; write relay6 { ... }"),
            Wording.of(
                ".*(?:got|token:|Not expecting:) ('[^']*').*",
                "$1 is not allowed here; text with ':', '%', '*' and the like needs double"
                    + " quotes"));

    private LibraryMessage() {}

    static String of(ConfigException failure) {
      String message = withoutOrigin(failure);
      return WORDINGS.stream()
          .filter(wording -> wording.pattern().matcher(message).matches())
          .findFirst()
          .map(wording -> wording.pattern().matcher(message).replaceFirst(wording.replacement()))
          .orElse(message);
    }

    private static String withoutOrigin(ConfigException failure) {
      String message = String.valueOf(failure.getMessage());
      return failure.origin() == null
          ? message
          : message.replace(failure.origin().description() + ": ", "");
    }
  }

  /** Reads files that the operator names. */
  public static final class FileText {

    /**
     * Enough for several thousand links with keys of their own; a larger file is no configuration.
     */
    public static final int OCTETS_MAX = 2 << 20;

    /** The message about a file of more than {@link #OCTETS_MAX} octets. */
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
}
