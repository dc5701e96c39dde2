package net.relay6.structure;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import net.relay6.platform.InterfaceTable;

/** The package table of ARCHITECTURE.md: what each package may import. */
@AnalyzeClasses(packages = "net.relay6", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String NET = "net.relay6.net..";
  private static final String WIRE = "net.relay6.wire..";
  private static final String OPTION = "net.relay6.option..";
  private static final String AGENT = "net.relay6.agent..";
  private static final String TABLE = "net.relay6.table..";
  private static final String SETTINGS = "net.relay6.settings..";
  private static final String PLATFORM = "net.relay6.platform..";
  private static final String SYSCALL = "net.relay6.syscall..";
  private static final String BUFFER = "io.netty.buffer..";
  private static final String LOG = "org.slf4j..";
  private static final String FIXTURES = "net.relay6.fixtures..";
  private static final String JDK = "java..";
  private static final String ANNOTATIONS = "org.jspecify..";

  @ArchTest static final ArchRule NET_RULE = only(NET, JDK);
  @ArchTest static final ArchRule WIRE_RULE = only(WIRE, NET, BUFFER, JDK);
  @ArchTest static final ArchRule OPTION_RULE = only(OPTION, NET, WIRE, BUFFER, JDK);
  @ArchTest static final ArchRule AGENT_RULE = only(AGENT, NET, WIRE, OPTION, BUFFER, JDK);

  @ArchTest static final ArchRule TABLE_RULE = only(TABLE, NET, JDK);

  @ArchTest static final ArchRule SETTINGS_RULE = only(SETTINGS, NET, "com.typesafe.config..", JDK);

  @ArchTest static final ArchRule SYNTAX_RULE = only("net.relay6.settings.syntax..", JDK);

  @ArchTest
  static final ArchRule FEATURE_RULE =
      only(
          "net.relay6.feature..",
          AGENT,
          OPTION,
          SETTINGS,
          PLATFORM,
          NET,
          TABLE,
          WIRE,
          BUFFER,
          LOG,
          JDK);

  @ArchTest
  static final ArchRule TRANSPORT_RULE =
      only(
          "net.relay6.transport..",
          AGENT,
          SETTINGS,
          NET,
          TABLE,
          WIRE,
          SYSCALL,
          "io.netty..",
          LOG,
          JDK);

  @ArchTest static final ArchRule PLATFORM_RULE = only(PLATFORM, NET, SYSCALL, JDK);

  @ArchTest static final ArchRule SYSCALL_RULE = only(SYSCALL, JDK);

  @ArchTest
  static final ArchRule FEATURES_ARE_STRANGERS =
      slices().matching("net.relay6.feature.(*)..").should().notDependOnEachOther();

  @ArchTest
  static final ArchRule ONLY_SETTINGS_KNOWS_THE_CONFIG_LIBRARY =
      noClasses()
          .that()
          .resideOutsideOfPackage(SETTINGS)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.typesafe..");

  @ArchTest
  static final ArchRule THE_FUNCTION_READS_NO_CLOCK_AND_STARTS_NO_THREAD =
      noClasses()
          .that()
          .resideInAnyPackage(NET, TABLE, WIRE, OPTION, AGENT)
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
          .that()
          .resideOutsideOfPackage(FIXTURES)
          .should()
          .dependOnClassesThat()
          .haveNameMatching("java\\.lang\\.(Process|ProcessBuilder|Runtime)");

  @ArchTest
  static final ArchRule FIXTURES_KNOW_NOTHING_OF_THE_CODE_UNDER_TEST =
      only(FIXTURES, "io.netty.buffer..", "org.junit..", JDK);

  @ArchTest
  static final ArchRule KERNEL_PORTS_ARE_INTERFACES =
      classes().that().areAssignableFrom(InterfaceTable.class).should().beInterfaces();

  private static ArchRule only(String of, String... allowed) {
    String[] all = new String[allowed.length + 2];
    System.arraycopy(allowed, 0, all, 0, allowed.length);
    all[allowed.length] = of;
    all[allowed.length + 1] = ANNOTATIONS;
    return classes()
        .that()
        .resideInAPackage(of)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(all);
  }
}
