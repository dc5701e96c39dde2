package net.relay6.tools.migrate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.relay6.net.Ipv6Address;

/**
 * A file from which a package or system starts dhcrelay: variables for the shell (Debian, VyOS,
 * Cumulus, Gentoo), or a unit of systemd with the command line.
 */
final class DhcrelayFile {

  private static final List<String> FLAGS = List.of("OPTIONS", "DHCRELAY_OPTS", "INTF_CMD");
  private static final List<String> INTERFACES = List.of("INTERFACES", "IFACE");
  private static final List<String> SERVERS = List.of("SERVERS", "DHCRELAY_SERVERS");

  private static final Pattern STARTED =
      Pattern.compile("(?m)^[ \\t]*(?:ExecStart=[-+!@:]*)?(.*)$");
  private static final Pattern NAME_OF_VRF =
      Pattern.compile("(?:isc-dhcp-relay6?-|dhcrelay6?@)(?!default$)([\\w-]+)(?:\\.service)?$");

  private final String name;
  private final String text;
  private final ShellText shell;
  private final List<String> mistakes = new ArrayList<>();

  /**
   * @param name the file's name, for messages; on Cumulus it contains the name of a VRF
   */
  DhcrelayFile(String name, String text) {
    this.name = name;
    this.text = text.replace("\\\n", " ");
    shell = new ShellText(text);
  }

  /** What is wrong, after {@link #command}. */
  List<String> mistakes() {
    return mistakes;
  }

  /** The command that starts dhcrelay; valid only if there are no {@link #mistakes}. */
  DhcrelayCommand command() {
    DhcrelayCommand command = commandLine().orElseGet(this::fromVariables);
    command.flags().stream()
        .filter(word -> word.contains("$") || word.contains("`"))
        .findFirst()
        .ifPresent(word ->
            mistakes.add(
                "%s uses %s, which it does not set in plain text; import the file that sets it, or write"
                        .formatted(name, word)
                    + " the flags after --"));
    Matcher vrf = NAME_OF_VRF.matcher(name);
    return vrf.find() ? command.without(List.of(DhcrelayCommand.vrf(vrf.group(1)))) : command;
  }

  private Optional<DhcrelayCommand> commandLine() {
    return STARTED
        .matcher(text)
        .results()
        .map(line -> ShellText.words(shell.expand(line.group(1))))
        .filter(DhcrelayFile::isCommandLine)
        .reduce((_, last) -> last)
        .map(DhcrelayCommand::of);
  }

  private static boolean isCommandLine(List<String> words) {
    boolean plain = !words.isEmpty() && words.getFirst().matches("(?:.*/)?(?:dhcrelay6?|ip)");
    return plain && words.size() > 1 && DhcrelayCommand.startsIn(words);
  }

  private DhcrelayCommand fromVariables() {
    if (Stream.of(FLAGS, INTERFACES, SERVERS).allMatch(group -> words(group).isEmpty())) {
      mistakes.add(
          name
              + " sets none of OPTIONS, INTF_CMD, INTERFACES and SERVERS, and has no line that"
              + " starts dhcrelay; write the flags after -- instead");
    }
    List<String> flags = new ArrayList<>(words(FLAGS));
    List<String> servers = words(SERVERS);
    boolean version6 =
        Stream.concat(flags.stream(), servers.stream()).anyMatch(DhcrelayFile::isVersion6);
    List<String> interfaces =
        words(INTERFACES).stream()
            .filter(one -> flags.stream().noneMatch(flag -> flag.endsWith("%" + one)))
            .filter(one -> servers.stream().noneMatch(server -> server.endsWith("%" + one)))
            .toList();
    interfaces.forEach(one -> flags.addAll(List.of(version6 ? "-l" : "-i", one)));
    flags.addAll(servers);
    return new DhcrelayCommand(
        flags,
        version6 && !interfaces.isEmpty()
            ? List.of(
                "nothing of INTERFACES, which dhcrelay -6 refuses: it is taken for client links. Remove"
                    + " the links below by which servers are reached.")
            : List.of());
  }

  private static boolean isVersion6(String word) {
    return DhcrelayFlags.isVersion6(word) || Ipv6Address.parse(word).isPresent();
  }

  private List<String> words(List<String> variables) {
    return variables.stream()
        .flatMap(variable -> shell.value(variable).stream())
        .flatMap(value -> ShellText.words(value).stream())
        .toList();
  }

  /** The variables that a shell fragment sets, such as {@code /etc/default/isc-dhcp-relay}. */
  static final class ShellText {

    private static final Pattern ASSIGNMENT =
        Pattern.compile(
            "^[ \\t]*(?:export[ \\t]+)?(\\w+)(\\+?)="
                + "((?:\"(?:[^\"\\\\]|\\\\.)*+\"|'[^']*+'|\\\\.|[^\\s\"';\\\\])*+)",
            Pattern.MULTILINE | Pattern.DOTALL);

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{?(\\w+)}?");
    private static final Pattern WORD =
        Pattern.compile("(?:\"(?:[^\"\\\\]|\\\\.)*+\"|'[^']*+'|[^\\s\"'])++");

    /**
     * No command line is longer, but variables made of variables could double with each line. What
     * is longer stays a reference, as what only a running shell could know.
     */
    private static final int VALUE_LENGTH_MAX = 64 << 10;

    private final Map<String, String> variables = new HashMap<>();

    /** Reads {@code text}; everything but assignments is skipped. */
    ShellText(String text) {
      Matcher assignment = ASSIGNMENT.matcher(text.replace("\\\n", " "));
      while (assignment.find()) {
        String name = assignment.group(1);
        boolean appends = !assignment.group(2).isEmpty();
        String before = appends ? variables.getOrDefault(name, "") : "";
        String value = before + expand(unquoted(assignment.group(3)));
        variables.put(name, value.length() > VALUE_LENGTH_MAX ? "$" + name : value);
      }
    }

    /** The value of a variable; references to unknown variables are left in it. */
    Optional<String> value(String variable) {
      return Optional.ofNullable(variables.get(variable));
    }

    /**
     * {@code text} with the values of those variables that are set here, unless that is too long.
     */
    String expand(String text) {
      StringBuilder expanded = new StringBuilder();
      Matcher reference = REFERENCE.matcher(text);
      while (reference.find()) {
        String value = variables.getOrDefault(reference.group(1), reference.group());
        reference.appendReplacement(expanded, Matcher.quoteReplacement(value));
        if (expanded.length() > VALUE_LENGTH_MAX) {
          return text;
        }
      }
      return reference.appendTail(expanded).toString();
    }

    /** The words of a line, without their quotes. */
    static List<String> words(String line) {
      List<String> words = new ArrayList<>();
      Matcher word = WORD.matcher(line);
      while (word.find()) {
        words.add(unquoted(word.group()));
      }
      return words;
    }

    private static String unquoted(String text) {
      return text.replaceAll("[\"']", "");
    }
  }
}
