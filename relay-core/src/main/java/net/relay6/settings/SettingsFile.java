package net.relay6.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigSyntax;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** Gets a file's content through the HOCON library, whose failures become problems. */
final class SettingsFile {

  private static final ConfigParseOptions HOCON =
      ConfigParseOptions.defaults().setSyntax(ConfigSyntax.CONF).setAllowMissing(false);

  private SettingsFile() {}

  /** The defaults and the manual of every key. */
  static ConfigObject reference() {
    return ConfigFactory.parseResources(
            SettingsFile.class.getClassLoader(), "reference.conf", HOCON)
        .root();
  }

  static Optional<ConfigObject> read(Path file, Problems problems) {
    try {
      Files.readString(file);
    } catch (NoSuchFileException _) {
      problems.addForFile("there is no such file; write its path behind --config");
      return Optional.empty();
    } catch (IOException unreadable) {
      problems.addForFile("cannot be read: " + unreadable.getMessage());
      return Optional.empty();
    }
    return load(() -> ConfigFactory.parseFile(file.toFile(), HOCON), problems);
  }

  static Optional<ConfigObject> parse(String text, String originName, Problems problems) {
    return load(
        () -> ConfigFactory.parseString(text, HOCON.setOriginDescription(originName)), problems);
  }

  private static Optional<ConfigObject> load(Supplier<Config> parse, Problems problems) {
    try {
      return Optional.of(parse.get().resolve(ConfigResolveOptions.noSystem()).root());
    } catch (ConfigException failure) {
      problems.add("", failure.origin(), withoutOrigin(failure));
      return Optional.empty();
    }
  }

  private static String withoutOrigin(ConfigException failure) {
    String message = String.valueOf(failure.getMessage());
    return failure.origin() == null
        ? message
        : message.replace(failure.origin().description() + ": ", "");
  }
}
