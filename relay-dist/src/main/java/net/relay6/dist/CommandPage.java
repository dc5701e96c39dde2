package net.relay6.dist;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * relay6(8): what the commands say of themselves, and the operator's manual.
 *
 * @param commands the program's command line
 * @param operating docs/operating.md
 */
record CommandPage(CommandLine commands, String operating) {

  /** The page. */
  String print(Edition edition) {
    CommandSpec program = commands.getCommandSpec();
    Roff page = new Roff("relay6", 8, edition);
    page.section("Name").paragraph("relay6 \\- " + Roff.plain(header(program)));
    page.section("Synopsis");
    visible(commands).forEach(command -> page.paragraph(synopsis(command)));
    page.section("Description");
    paragraphs(program).forEach(page::paragraph);
    page.section("Commands");
    visible(commands).forEach(command -> describe(page, command));
    page.section("Exit status");
    program
        .usageMessage()
        .exitCodeList()
        .forEach((code, meaning) -> page.tagged(Roff.bold(code), Roff.plain(meaning)));
    new MarkdownRoff(page).append(operating);
    appendEnd(page);
    return page.toString();
  }

  private static void appendEnd(Roff page) {
    page.section("Files")
        .tagged(Roff.bold("/etc/relay6/relay6.conf"), "The configuration, relay6.conf(5).")
        .tagged(Roff.bold("/var/lib/relay6"), "State that survives a restart.")
        .tagged(Roff.bold("/var/log/relay6"), "The directory for a findings-file.")
        .tagged(Roff.bold("/run/relay6"), "State that does not survive a restart.");
    String others =
        Document.ALL.stream().map(Document::page).collect(Collectors.joining(", ", "", ", "));
    page.section("See also")
        .paragraph(Roff.plain("relay6.conf(5), " + others + "systemctl(1), journalctl(1)"));
  }

  /** The documented commands, each after the one it belongs to. */
  private static Stream<CommandLine> visible(CommandLine above) {
    return above.getSubcommands().values().stream()
        .distinct()
        .filter(command -> !command.getCommandSpec().usageMessage().hidden())
        .flatMap(command -> Stream.concat(Stream.of(command), visible(command)));
  }

  private static String synopsis(CommandLine command) {
    String name = command.getCommandSpec().qualifiedName();
    String words =
        command.getHelp().synopsis(0).strip().replaceAll("\\s+", " ").substring(name.length());
    return Roff.bold(name) + Roff.plain(words);
  }

  private static void describe(Roff page, CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    page.subsection(spec.qualifiedName());
    page.paragraph(Roff.plain(header(spec)));
    paragraphs(spec).forEach(page::paragraph);
    spec.positionalParameters().stream()
        .filter(parameter -> !parameter.hidden())
        .forEach(parameter -> describe(page, parameter));
    spec.options().stream()
        .filter(option -> !option.hidden() && !option.usageHelp() && !option.versionHelp())
        .forEach(option -> describe(page, option));
    List<String> footer = lines(spec.usageMessage().footer()).toList();
    if (footer.stream().anyMatch(line -> !line.isBlank())) {
      page.example(footer.stream().filter(line -> !line.isBlank()).toList());
    }
  }

  private static void describe(Roff page, PositionalParamSpec parameter) {
    page.tagged(Roff.italic(parameter.paramLabel()), words(parameter.description()));
  }

  private static void describe(Roff page, OptionSpec option) {
    String names = Arrays.stream(option.names()).map(Roff::bold).collect(Collectors.joining(", "));
    boolean takesValue = option.arity().max() > 0;
    page.tagged(
        takesValue ? names + " " + Roff.italic(option.paramLabel()) : names,
        words(option.description()));
  }

  private static String header(CommandSpec spec) {
    return lines(spec.usageMessage().header()).collect(Collectors.joining(" ")).strip();
  }

  private static List<String> paragraphs(CommandSpec spec) {
    return lines(spec.usageMessage().description())
        .filter(line -> !line.isBlank())
        .map(Roff::plain)
        .toList();
  }

  private static String words(String... description) {
    return Roff.plain(lines(description).collect(Collectors.joining(" ")));
  }

  /** Lines as help would show them: without markup, and with line ends where it has %n. */
  private static Stream<String> lines(String... texts) {
    return Arrays.stream(texts)
        .map(text -> Help.Ansi.OFF.string(String.format(text)))
        .flatMap(text -> text.isEmpty() ? Stream.of("") : text.lines());
  }
}
