package net.relay6.tools.migrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The command that starts a dhcrelay.
 *
 * @param flags its command line, without the program's name
 * @param dropped surrounding words without an equivalent in relay6, a sentence each
 */
record DhcrelayCommand(List<String> flags, List<String> dropped) {

  private static final Set<String> PROGRAMS = Set.of("dhcrelay", "dhcrelay6");
  private static final Set<String> CERTAIN_FLAGS = Set.of("-4", "-6", "-i", "-l", "-u");

  /** Copies its lists. */
  DhcrelayCommand {
    flags = List.copyOf(flags);
    dropped = List.copyOf(dropped);
  }

  /**
   * Parses the words of a command line, or a line of ps in one or several words, with or without
   * the program's name and a launcher in front.
   */
  static DhcrelayCommand of(List<String> written) {
    List<String> words =
        written.size() == 1 ? DhcrelayFile.ShellText.words(written.getFirst()) : written;
    int program = program(words);
    return new DhcrelayCommand(
        words.subList(program + 1, words.size()), environmentNotes(words.subList(0, program + 1)));
  }

  /** Whether the program's name is among those words. */
  static boolean startsIn(List<String> words) {
    return program(words) >= 0;
  }

  private static int program(List<String> words) {
    for (int index = 0; index < words.size(); index++) {
      if (PROGRAMS.contains(words.get(index).replaceFirst(".*/", ""))) {
        return index;
      }
      if (CERTAIN_FLAGS.contains(words.get(index))) {
        return -1;
      }
    }
    return -1;
  }

  private static List<String> environmentNotes(List<String> words) {
    List<String> dropped = new ArrayList<>();
    for (int index = 0; index + 2 < words.size(); index++) {
      if (words.get(index + 1).equals("exec")) {
        switch (words.get(index)) {
          case "vrf" -> dropped.add(vrf(words.get(index + 2)));
          case "netns" -> dropped.add(namespace(words.get(index + 2)));
          default -> {}
        }
      }
    }
    return dropped;
  }

  /** The sentence about a VRF. */
  static String vrf(String name) {
    return "the VRF %s. No key names a VRF: relay6 is in the one it is started in, as by `ip vrf exec %s`."
        .formatted(name, name);
  }

  private static String namespace(String name) {
    return "the network namespace %s. relay6 is in the one it is started in, as by `ip netns exec %s`."
        .formatted(name, name);
  }

  /** The same command with more dropped parts. */
  DhcrelayCommand without(List<String> more) {
    List<String> all = new ArrayList<>(dropped);
    all.addAll(more);
    return new DhcrelayCommand(flags, all);
  }
}
