package net.relay6.lab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.relay6.fixtures.lab.LabProcess;
import net.relay6.fixtures.lab.Namespace;
import net.relay6.fixtures.lab.RelayProcess;

/** A running relay as an operator asks it, on the machine it runs on. */
record AdminQuery(Namespace machine, Path socket) {

  /** What curl says to a resource: its body, and the HTTP status in a last line. */
  String curl(String... options) {
    List<String> command =
        new ArrayList<>(List.of("curl", "-s", "-m", "20", "-w", "\n%{http_code}"));
    command.addAll(Arrays.asList(options));
    return machine.run(command.toArray(String[]::new));
  }

  /** The same over the socket. */
  String overSocket(String path, String... options) {
    List<String> all = new ArrayList<>(List.of("--unix-socket", socket.toString()));
    all.addAll(Arrays.asList(options));
    all.add("http://relay6" + path);
    return curl(all.toArray(String[]::new));
  }

  /** A command of relay6 that asks it. */
  LabProcess command(String... words) {
    List<String> all = new ArrayList<>(Arrays.asList(words));
    all.addAll(List.of("--socket", socket.toString()));
    return RelayProcess.startCommand(machine, all);
  }
}
