package net.relay6.settings.hocon;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigSyntax;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
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
}
