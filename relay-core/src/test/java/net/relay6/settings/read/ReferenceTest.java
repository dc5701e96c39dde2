package net.relay6.settings.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.relay6.settings.AdminSettings;
import net.relay6.settings.DeclaredSet;
import net.relay6.settings.LinkOptions;
import net.relay6.settings.LinkSettings;
import net.relay6.settings.LogSettings;
import net.relay6.settings.RelaySettings;
import net.relay6.settings.ServerSetSettings;
import net.relay6.settings.ServerSettings;
import net.relay6.settings.SettingsProblem;
import net.relay6.settings.hocon.Problems;
import net.relay6.settings.hocon.SettingsFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code reference.conf}, the records and the reader tell of the same keys. */
class ReferenceTest {

  /** A record, where its keys stand, and the keys there that are no component of it. */
  record Described(Class<? extends Record> type, String block, Set<String> others) {}

  /** Components whose key is called otherwise; those without a key have none. */
  private static final Map<String, String> KEYS = Map.of("interfaceName", "interface");

  /** Records whose keys stand beside those of the record they are a part of. */
  private static final Set<Class<?>> PARTS =
      Set.of(LinkSettings.Admission.class, LinkOptions.class, DeclaredSet.class);

  /** A server's name is the key of its block, and its zone stands behind its address. */
  private static final Set<String> WITHOUT_KEY = Set.of("name", "zone");

  private static final Predicate<String> SAYS_DEFAULT =
      Pattern.compile("Default: |No default: ").asPredicate();

  static List<Described> records() {
    return List.of(
        new Described(RelaySettings.class, "relay6", Set.of("server-defaults", "link-defaults")),
        new Described(ServerSettings.class, "relay6.server-defaults", Set.of()),
        new Described(ServerSetSettings.class, "relay6.server-set", Set.of("server-defaults")),
        new Described(DeclaredSet.Server.class, "relay6.server-set.server-defaults", Set.of()),
        new Described(LinkSettings.class, "relay6.link-defaults", Set.of()),
        new Described(RelaySettings.Replies.class, "relay6.replies", Set.of()),
        new Described(LogSettings.class, "relay6.log", Set.of()),
        new Described(AdminSettings.class, "relay6.admin", Set.of()));
  }

  @ParameterizedTest
  @MethodSource("records")
  void hasAKeyForEveryComponentAndNoOther(Described described) {
    Set<String> keys = new TreeSet<>(described.others());
    components(described.type())
        .filter(name -> !WITHOUT_KEY.contains(name))
        .map(name -> KEYS.getOrDefault(name, kebab(name)))
        .forEach(keys::add);
    ConfigObject block = reference().toConfig().getObject(described.block());
    assertEquals(keys, new TreeSet<>(block.keySet()));
  }

  private static ConfigObject reference() {
    return SettingsFile.reference(new Problems("reference.conf")).content();
  }

  /** The components of a record, those of its parts among them. */
  private static Stream<String> components(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .flatMap(component ->
            PARTS.contains(component.getType())
                ? components(component.getType())
                : Stream.of(component.getName()));
  }

  @Test
  void explainsEveryKey() {
    List<String> silent =
        values("", reference())
            .filter(entry -> entry.getValue().origin().comments().isEmpty())
            .map(Map.Entry::getKey)
            .toList();
    assertEquals(List.of(), silent);
  }

  @Test
  void saysTheDefaultOfEveryValue() {
    List<String> silent =
        values("", reference())
            .filter(entry -> !(entry.getValue() instanceof ConfigObject))
            .filter(entry -> entry.getValue().origin().comments().stream().noneMatch(SAYS_DEFAULT))
            .map(Map.Entry::getKey)
            .toList();
    assertEquals(List.of(), silent);
  }

  @Test
  void holdsOnlyKeysTheReaderKnows() throws IOException {
    SettingsResult result = SettingsReader.parse(text(), "reference.conf");
    Set<String> unknown =
        assertInstanceOf(SettingsResult.Invalid.class, result).problems().stream()
            .filter(problem -> problem.message().startsWith("unknown key"))
            .map(SettingsProblem::path)
            .collect(Collectors.toSet());
    assertEquals(Set.of(), unknown);
  }

  @Test
  void hasNoFaultButThatItNamesNoLink() throws IOException {
    SettingsResult result = SettingsReader.parse(text(), "reference.conf");
    assertEquals(
        Set.of("relay6.links"),
        assertInstanceOf(SettingsResult.Invalid.class, result).problems().stream()
            .map(SettingsProblem::path)
            .collect(Collectors.toSet()));
  }

  @Test
  void showsTheExamplesInItsCommentsAsTheyAreRead() throws IOException {
    List<String> examples =
        Arrays.stream(text().split("\n"))
            .filter(line -> line.startsWith("  #   "))
            .map(line -> line.substring("  #   ".length()))
            .toList();
    assertFalse(examples.isEmpty());
    String relay = "relay6 {\n" + String.join("\n", examples) + "\n}";
    assertInstanceOf(SettingsResult.Valid.class, SettingsReader.parse(relay, "examples"));
  }

  private static Stream<Map.Entry<String, ConfigValue>> values(String path, ConfigObject block) {
    return block.entrySet().stream()
        .flatMap(entry -> {
          String full = path + "/" + entry.getKey();
          Stream<Map.Entry<String, ConfigValue>> own = Stream.of(Map.entry(full, entry.getValue()));
          return entry.getValue() instanceof ConfigObject inner
              ? Stream.concat(own, values(full, inner))
              : own;
        });
  }

  private static String text() throws IOException {
    try (InputStream stream = ReferenceTest.class.getResourceAsStream("/reference.conf")) {
      return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String kebab(String component) {
    return component.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
