package net.relay6.settings.hocon;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.relay6.settings.Origin;
import net.relay6.settings.syntax.SyntaxFault;

/**
 * The files of a configuration. HOCON ignores an include of a missing file; here it is a problem,
 * and only files can be included, not URLs.
 */
final class IncludedFiles {

  private static final Pattern STATEMENT =
      Pattern.compile("(?:required\\()?\\s*(file\\()?\\s*\"([^\"\\x00]*)\"[\\s)]*");

  /** A file, its text, and the keys in it. */
  private record Scanned(String file, String text, List<KeyScanner.Key> keys) {}

  private final Problems problems;
  private final List<Scanned> scanned = new ArrayList<>();

  private IncludedFiles(Problems problems) {
    this.problems = problems;
  }

  /** {@code file} and all files that it includes; includes that cannot be followed are reported. */
  static IncludedFiles of(Path file, String text, Problems problems) {
    IncludedFiles files = new IncludedFiles(problems);
    if (files.isScannable(file.toString(), text)) {
      files.follow(List.of(file), text, "");
    }
    return files;
  }

  /** The single text {@code name}, which has no directory for includes. */
  static IncludedFiles of(String name, String text, Problems problems) {
    IncludedFiles files = new IncludedFiles(problems);
    if (files.isScannable(name, text)) {
      KeyScanner found = KeyScanner.scan(text, "");
      files.scanned.add(new Scanned(name, text, found.keys()));
      for (KeyScanner.Include include : found.includes()) {
        files.refuse(name, include, "cannot be found from here; write its keys instead");
      }
    }
    return files;
  }

  /** Whether the nesting in {@code text} is within the limit; else reports it. */
  private boolean isScannable(String file, String text) {
    OptionalInt line = HoconText.NestingLimit.tooDeep(text);
    line.ifPresent(deep ->
        problems.add(
            "",
            new Origin(file, deep),
            "blocks, lists or names are nested more than %d deep; check that it is the right file"
                .formatted(HoconText.NestingLimit.DEPTH_MAX)));
    return line.isEmpty();
  }

  /** The syntax fault of {@code file}, as far as its structure shows one. */
  Optional<SyntaxFault> syntaxFault(String file) {
    return scanned.stream()
        .filter(one -> isSame(one.file(), file))
        .findFirst()
        .flatMap(one -> SyntaxFault.find(one.text()));
  }

  private static boolean isSame(String one, String other) {
    return one.equals(other) || absolute(one).equals(absolute(other));
  }

  private static Path absolute(String file) {
    return Path.of(file).toAbsolutePath().normalize();
  }

  /** Whether nothing is included. */
  boolean isOne() {
    return scanned.size() == 1;
  }

  /** Reports every key that occurs twice in one file. */
  void reportRepeatedKeys() {
    scanned.forEach(one -> KeyScanner.RepeatedKeys.report(one.keys(), one.file(), problems));
  }

  /**
   * @param chain the file and the files that include it, the first one last
   * @param root the block that includes the file
   */
  private void follow(List<Path> chain, String text, String root) {
    KeyScanner found = KeyScanner.scan(text, root);
    scanned.add(new Scanned(chain.getFirst().toString(), text, found.keys()));
    for (KeyScanner.Include include : found.includes()) {
      target(chain.getFirst(), include).ifPresent(target -> follow(chain, include, target));
    }
  }

  private void follow(List<Path> chain, KeyScanner.Include include, Path target) {
    String file = chain.getFirst().toString();
    if (chain.contains(target)) {
      refuse(file, include, "leads back to a file that includes this one; remove it");
      return;
    }
    List<Path> longer = new ArrayList<>(chain);
    longer.addFirst(target);
    SettingsFile.FileText.read(target, fault -> refuse(file, include, fault))
        .filter(text -> fits(file, include, text))
        .filter(text -> isScannable(target.toString(), text))
        .ifPresent(text -> follow(longer, text, include.path()));
  }

  /** A file that is included several times counts each time. */
  private boolean fits(String file, KeyScanner.Include include, String text) {
    int length = text.length() + scanned.stream().mapToInt(one -> one.text().length()).sum();
    if (length > SettingsFile.FileText.OCTETS_MAX) {
      refuse(file, include, "makes the configuration larger than 2 MiB; check what is included");
    }
    return length <= SettingsFile.FileText.OCTETS_MAX;
  }

  private Optional<Path> target(Path from, KeyScanner.Include include) {
    Matcher statement = STATEMENT.matcher(include.what());
    if (!statement.matches() || !statement.group(2).endsWith(".conf")) {
      refuse(
          from.toString(), include, "cannot be included; write the name of a file, \"....conf\"");
      return Optional.empty();
    }
    Path name = Path.of(statement.group(2));
    return Optional.of(statement.group(1) == null ? from.resolveSibling(name) : name);
  }

  private void refuse(String file, KeyScanner.Include include, String fault) {
    problems.add("", new Origin(file, include.line()), "include " + include.what() + ": " + fault);
  }
}
