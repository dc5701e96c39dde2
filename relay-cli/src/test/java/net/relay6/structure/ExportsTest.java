package net.relay6.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Each module exports its packages to the modules that use them, and to no other. A missing export
 * does not compile; here one without use fails.
 */
@AnalyzeClasses(
    packages = "net.relay6",
    importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.NoTestJars.class})
class ExportsTest {

  private static final List<String> MODULES = List.of("core", "observer", "tools", "daemon", "cli");

  private static final Pattern IMPORT =
      Pattern.compile("(?m)^import (?:static )?(net\\.relay6(?:\\.[a-z0-9]+)*)\\.[A-Z]");

  /** A package and a module that uses it, or that it is exported to. */
  private record Use(String of, String by) implements Comparable<Use> {
    boolean isBetweenModules() {
      return of.startsWith("net.relay6.")
          && !(of + by).contains("net.relay6.fixtures")
          && !module(of).equals(by);
    }

    @Override
    public int compareTo(Use other) {
      return (of + " " + by).compareTo(other.of + " " + other.by);
    }
  }

  @ArchTest
  static void aPackageIsExportedToTheModulesThatUseItAndToNoOther(JavaClasses relay6)
      throws IOException {
    Set<Use> used = new TreeSet<>(imports());
    relay6.stream()
        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
        .map(ExportsTest::use)
        .filter(Use::isBetweenModules)
        .forEach(used::add);
    assertEquals(lines(used), lines(exports()));
  }

  private static Use use(Dependency dependency) {
    return new Use(
        dependency.getTargetClass().getBaseComponentType().getPackageName(),
        module(dependency.getOriginClass().getPackageName()));
  }

  /** Constants of other classes leave no trace in class files, so that imports count too. */
  private static Set<Use> imports() throws IOException {
    Set<Use> found = new TreeSet<>();
    for (String module : MODULES) {
      try (Stream<Path> files =
          Files.walk(Path.of("..", "relay-" + module, "src", "main", "java"))) {
        for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
          IMPORT
              .matcher(Files.readString(file))
              .results()
              .map(line -> new Use(line.group(1), "net.relay6." + module))
              .filter(Use::isBetweenModules)
              .forEach(found::add);
        }
      }
    }
    return found;
  }

  /** Modules have the names of their topmost packages; only relay-core has several of these. */
  private static String module(String ofPackage) {
    String top = ofPackage.split("\\.", -1)[2];
    return "net.relay6." + (MODULES.contains(top) || top.equals("fixtures") ? top : "core");
  }

  private static Set<Use> exports() throws IOException {
    Set<Use> found = new TreeSet<>();
    for (ModuleDescriptor module : descriptors()) {
      for (ModuleDescriptor.Exports exported : module.exports()) {
        Set<String> targets = exported.isQualified() ? exported.targets() : Set.of("every module");
        targets.forEach(target -> found.add(new Use(exported.source(), target)));
      }
    }
    return found;
  }

  private static List<ModuleDescriptor> descriptors() throws IOException {
    List<URL> files =
        Collections.list(ExportsTest.class.getClassLoader().getResources("module-info.class"));
    List<ModuleDescriptor> found =
        files.stream()
            .map(ExportsTest::read)
            .filter(module -> module.name().startsWith("net.relay6."))
            .toList();
    assertEquals(MODULES.size(), found.size(), "modules on the class path: " + found);
    return found;
  }

  private static ModuleDescriptor read(URL file) {
    try (InputStream stream = file.openStream()) {
      return ModuleDescriptor.read(stream);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static String lines(Set<Use> uses) {
    return uses.stream().map(use -> use.of() + " to " + use.by()).collect(Collectors.joining("\n"));
  }
}
