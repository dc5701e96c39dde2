package net.relay6.lab;

import java.nio.file.Path;
import net.relay6.fixtures.lab.LabProcess;
import net.relay6.fixtures.lab.RelayProcess;
import net.relay6.fixtures.lab.real.TwoServers;

/** relay6 before the servers alpha and beta of a network, its settings, and how it is asked. */
record QueriedRelay(LabProcess process, Path file, AdminQuery asked) {

  private static final String ALPHA_AND_BETA =
      "alpha { address = \"2001:db8:a::2\" }, beta { address = \"2001:db8:a::3\" }";

  /**
   * Starts it.
   *
   * @param links what stands in {@code links}
   * @param more further settings, such as {@code admin.address = "[::1]:9547"}
   */
  static QueriedRelay start(TwoServers network, String links, String more) {
    return start(network, ALPHA_AND_BETA, links, more);
  }

  /** The same before other servers: what stands in {@code servers}. */
  static QueriedRelay start(TwoServers network, String servers, String links, String more) {
    Path socket = network.lab().file("admin").resolve("relay6.sock");
    String text =
        """
        relay6 {
          servers { %s }
          links = [ %s ]
          admin.socket = "%s"
          %s
        }
        """
            .formatted(servers, links, socket, more);
    Path file = network.lab().write("relay6.conf", text);
    return new QueriedRelay(
        RelayProcess.start(network.relay(), file), file, new AdminQuery(network.relay(), socket));
  }

  /** How many datagrams it has dropped for that reason. */
  int dropped(String reason) {
    return Integer.parseInt(
        asked
            .overSocket("/counters")
            .replaceAll("(?s).*\"discarded-by-reason\"[^}]*\"" + reason + "\" *: *(\\d+).*", "$1"));
  }
}
