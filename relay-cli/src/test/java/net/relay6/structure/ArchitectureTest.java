package net.relay6.structure;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.relay6.platform.InterfaceTable;

/** The tables of ARCHITECTURE.md, for every module: who may import what. */
@AnalyzeClasses(
    packages = "net.relay6",
    importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.NoTestJars.class})
class ArchitectureTest {

  /** Leaves out what modules offer each other's tests. */
  static final class NoTestJars implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("-tests.jar");
    }
  }

  /**
   * Module by module, with the packages below {@code net.relay6} that may be imported from others.
   */
  private static final String MODULES =
      """
      observer.. |
      tools..    | observer..
      daemon..   | observer..
      cli..      | observer.. tools.. daemon..
      """;

  private static final String[] CORE = {
    "agent..",
    "bindings",
    "counters",
    "feature..",
    "kernel",
    "log",
    "net",
    "option..",
    "planning..",
    "platform..",
    "runtime..",
    "settings..",
    "table",
    "transport..",
    "wire"
  };

  private static final String PACKAGES_OF_CORE =
      """
      net             |
      kernel          |
      settings.syntax |
      table           | net
      log             | net
      wire            | net
      platform        | net
      option.codec    | net wire
      option          | net wire option.codec
      counters        | net wire
      agent.plan      | net wire counters
      agent.extension | net wire counters agent.plan
      agent           | net wire counters agent.plan agent.extension
      settings        | net
      settings.hocon  | net settings settings.syntax
      settings.read   | net settings settings.hocon
      bindings        | net wire option
      feature..       | net wire option.. bindings counters agent.plan agent.extension log table settings
      platform.linux.. | net kernel platform settings
      transport.udp   | net wire kernel
      transport.frame | net table kernel transport.udp
      transport       | net counters agent.. log kernel transport.udp transport.frame
      planning..      | net wire counters agent.. platform settings feature..
      runtime..       | net wire bindings counters agent.. platform settings feature.. log kernel planning.. transport..
      """;

  private static final String LIBRARIES =
      """
      com.typesafe..     | settings.hocon
      io.netty.channel.. | transport.. daemon.admin daemon.service
      io.netty.handler.. | daemon.admin cli.ask
      tools.jackson..    | daemon.admin
      io.prometheus..    | daemon.metrics
      ch.qos.logback..   | daemon.log cli.demo cli.run
      picocli..          | cli..
      net.relay6.kernel  | transport.. platform.linux.. runtime.server observer.live cli cli.demo
      """;

  @ArchTest
  static void aPackageOfTheCoreImportsNothingElse(JavaClasses relay6) {
    rows(PACKAGES_OF_CORE).forEach(row -> only(row, Stream.of()).check(relay6));
  }

  @ArchTest
  static void aModuleImportsNothingElse(JavaClasses relay6) {
    rows(MODULES).forEach(row -> only(row, Stream.of(CORE)).check(relay6));
  }

  @ArchTest
  static void aLibraryHasItsPlace(JavaClasses relay6) {
    rows(LIBRARIES).forEach(row -> reserved(row).check(relay6));
  }

  @ArchTest
  static final ArchRule NO_PACKAGES_IMPORT_EACH_OTHER_IN_A_CIRCLE =
      slices().matching("net.relay6.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule NO_FEATURE_IMPORTS_ANOTHER =
      slices().matching("net.relay6.feature.(*)..").should().notDependOnEachOther();

  @ArchTest
  static final ArchRule THE_FUNCTION_READS_NO_CLOCK_AND_STARTS_NO_THREAD =
      noClasses()
          .that()
          .resideInAnyPackage(ours("net", "table", "wire", "option..", "counters", "agent.."))
          .should()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .dependOnClassesThat()
          .haveNameMatching(
              "java\\.lang\\.Thread|java\\.util\\.concurrent\\.Exec.*|java\\.net\\..*Socket.*"
                  + "|java\\.nio\\.file\\..*|java\\.io\\.File.*");

  @ArchTest
  static final ArchRule NOTHING_RUNS_OTHER_PROGRAMS =
      noClasses()
          .that(not(resideInAnyPackage("net.relay6.fixtures..")))
          .should()
          .dependOnClassesThat()
          .haveNameMatching("java\\.lang\\.(Process|ProcessBuilder)")
          .orShould()
          .callMethodWhere(
              com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                      com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With
                          .<JavaClass>owner(JavaClass.Predicates.type(Runtime.class))
                          .forSubtype())
                  .and(
                      com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                          com.tngtech.archunit.core.domain.properties.HasName.Predicates.name(
                                  "exec")
                              .forSubtype())));

  @ArchTest
  static final ArchRule FIXTURES_IMPORT_NOTHING_OF_THE_CODE_UNDER_TEST =
      noClasses()
          .that()
          .resideInAPackage("net.relay6.fixtures..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("net.relay6..")
                  .and(not(resideInAnyPackage("net.relay6.fixtures.."))));

  @ArchTest
  static final ArchRule KERNEL_PORTS_ARE_INTERFACES =
      classes().that().areAssignableFrom(InterfaceTable.class).should().beInterfaces();

  private record Row(String of, List<String> allowed) {}

  private static Stream<Row> rows(String table) {
    return table
        .lines()
        .map(line -> line.split("\\|", -1))
        .map(cells -> new Row(cells[0].strip(), List.of(words(cells[1]))));
  }

  private static String[] words(String cell) {
    return cell.isBlank() ? new String[0] : cell.strip().split(" ", -1);
  }

  private static ArchRule only(Row row, Stream<String> more) {
    String[] allowed =
        Stream.of(Stream.of(row.of()), row.allowed().stream(), more)
            .flatMap(name -> name)
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAnyPackage(ours(row.of()))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("net.relay6..").and(not(resideInAnyPackage(ours(allowed)))))
        .allowEmptyShould(false);
  }

  private static ArchRule reserved(Row row) {
    return noClasses()
        .that(
            resideInAnyPackage("net.relay6..")
                .and(not(resideInAnyPackage(ours(row.allowed().toArray(String[]::new)))))
                .and(not(resideInAnyPackage(row.of(), "net.relay6.fixtures.."))))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(row.of());
  }

  private static String[] ours(String... names) {
    return Arrays.stream(names).map("net.relay6."::concat).toArray(String[]::new);
  }
}
