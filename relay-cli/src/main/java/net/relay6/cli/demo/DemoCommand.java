package net.relay6.cli.demo;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import net.relay6.kernel.KernelRefused;
import net.relay6.net.Ipv6Address;
import net.relay6.option.Duid;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code relay6 demo}: a client, two servers and the relay on virtual hosts. */
@Command(
    name = "demo",
    header = "Shows the main job: a client, two servers, and relay6 between them.",
    description = {
      "A client and two DHCPv6 servers run on simulated machines (network namespaces), and relay6"
          + " on a third between them, with real sockets, ports and multicast. Nothing is"
          + " installed, no root is needed, and your network is not touched.",
      "",
      "You see every message that crosses the sockets: the SOLICIT that reaches both servers, their"
          + " ADVERTISEs with different preference, the REQUEST that reaches both and that only the"
          + " chosen server answers. Then the preferred server is stopped, and you see the messages"
          + " until the client has a usable lease again: RENEW without a response, REBIND, and the"
          + " response of the other server in the model that you choose. Timers are shortened:"
          + " hours take seconds. It ends by itself in under 15 seconds."
    },
    footer = {"", "Example: relay6 demo --model identical"})
public final class DemoCommand implements Callable<Integer> {

  /** Set by the launcher once the process is in a network namespace of its own. */
  private static final String INSIDE = "RELAY6_DEMO_NAMESPACE";

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      defaultValue = "SPLIT",
      description = "How the servers share addresses (RFC 6853): ${COMPLETION-CANDIDATES}.")
  private Model model = Model.SPLIT;

  @Spec private CommandSpec spec;

  /** For picocli. */
  public DemoCommand() {}

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    if (System.getenv(INSIDE) == null) {
      err.println(
          "Start the demo with the relay6 script: it moves into a network of its own first.");
      return 1;
    }
    ((Logger) LoggerFactory.getLogger("net.relay6")).setLevel(Level.WARN);
    try (DemoNetwork network = DemoNetwork.create(model, out)) {
      return network.play() ? 0 : 1;
    } catch (KernelRefused refused) {
      err.println(
          "The kernel does not allow network namespaces here: "
              + refused.getMessage()
              + ". Run the demo as root: sudo ./relay6 demo");
      return 1;
    } catch (IOException fault) {
      err.println("The demo failed: " + fault.getMessage());
      return 1;
    }
  }

  /** The three ways RFC 6853, section 6, shares the addresses of a link among servers. */
  enum Model {
    /** One prefix, half of it for each server. */
    SPLIT("split prefixes", 0x2001_0db8_0001_0001L, 0x2001_0db8_0001_0001L, 0x8000_0000_0000_0000L),
    /** A prefix for each server. */
    MULTIPLE("multiple unique prefixes", 0x2001_0db8_0001_0001L, 0x2001_0db8_0001_0005L, 0),
    /** One prefix and the same pool for both, with the same choice of address. */
    IDENTICAL("identical prefixes", 0x2001_0db8_0001_0001L, 0x2001_0db8_0001_0001L, 0);

    private static final long POOL_START = 0x1000;

    private final String title;
    private final long alphaPrefix;
    private final long betaPrefix;
    private final long betaHalf;

    Model(String title, long alphaPrefix, long betaPrefix, long betaHalf) {
      this.title = title;
      this.alphaPrefix = alphaPrefix;
      this.betaPrefix = betaPrefix;
      this.betaHalf = betaHalf;
    }

    String title() {
      return title;
    }

    /** The address that alpha assigns to a client, chosen only by its DUID. */
    Ipv6Address alphaAddress(Duid client) {
      return new Ipv6Address(alphaPrefix, POOL_START + choice(client));
    }

    /** The address that beta assigns to a client, by the same rule from its own pool. */
    Ipv6Address betaAddress(Duid client) {
      return new Ipv6Address(betaPrefix, betaHalf + POOL_START + choice(client));
    }

    /** As on the command line. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }

    private static int choice(Duid client) {
      return client.hashCode() & 0xfff;
    }
  }
}
