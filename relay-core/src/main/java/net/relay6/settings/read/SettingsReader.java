package net.relay6.settings.read;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import net.relay6.settings.RelaySettings;
import net.relay6.settings.hocon.KeyOrigins;
import net.relay6.settings.hocon.Problems;
import net.relay6.settings.hocon.SettingsBlock;
import net.relay6.settings.hocon.SettingsCursor;
import net.relay6.settings.hocon.SettingsFile;

/**
 * Reads a configuration file. It returns all mistakes of the operator at once, as values; neither
 * system properties nor the environment change a key.
 */
public final class SettingsReader {

  private static final String ROOT = "relay6";

  private SettingsReader() {}

  /** Reads {@code file} and the files it includes. */
  public static SettingsResult read(Path file) {
    Problems problems = new Problems(file.toString());
    return result(SettingsFile.read(file, problems), problems);
  }

  /**
   * Reads {@code text}.
   *
   * @param originName the file name in problems
   */
  public static SettingsResult parse(String text, String originName) {
    Problems problems = new Problems(originName);
    return result(SettingsFile.parse(text, originName, problems), problems);
  }

  private static SettingsResult result(Optional<SettingsBlock> file, Problems problems) {
    return file.flatMap(content ->
            settings(content, problems)
                .<SettingsResult>map(settings ->
                    new SettingsResult.Valid(
                        settings, SettingsFile.effectiveText(content), new KeyOrigins(content))))
        .orElseGet(() -> new SettingsResult.Invalid(problems.inOrder()));
  }

  private static Optional<RelaySettings> settings(SettingsBlock content, Problems problems) {
    SettingsCursor file = new SettingsCursor(List.of(content, SettingsFile.reference(problems)));
    SettingsCursor relay = file.block(ROOT);
    if (content.isEmpty()) {
      problems.addForFile("has no block relay6; write relay6 { ... } around all keys");
    } else {
      refuseOutside(file, relay, problems);
    }
    return relay.isLeftOut() ? Optional.empty() : new RelayReader(relay, problems).read();
  }

  /** Reports keys outside the block relay6. */
  private static void refuseOutside(SettingsCursor file, SettingsCursor relay, Problems problems) {
    List<String> outside = file.names().stream().filter(relay::hasDefault).toList();
    if (relay.isLeftOut() && !outside.isEmpty()) {
      file.refuse(
          outside.getFirst(), "no block relay6 is around it; write relay6 { ... } around all keys");
      return;
    }
    outside.forEach(
        key -> file.refusePresent(key, "is outside the block relay6; move it into the block"));
    if (relay.isLeftOut() && !problems.concern(ROOT)) {
      file.lacks(ROOT, "is missing; write relay6 { ... } around all keys");
    }
    file.refuseUnknownKeys();
  }
}
