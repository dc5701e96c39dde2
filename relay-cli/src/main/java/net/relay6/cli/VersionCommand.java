package net.relay6.cli;

import java.util.List;
import net.relay6.daemon.view.BuildProperties;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code relay6 version}. */
@Command(
    name = "version",
    header = "Shows the version of relay6, and what it runs on.",
    description = "Versions of relay6, Netty, Java and the kernel.")
final class VersionCommand implements Runnable {

  @Spec private CommandSpec spec;

  VersionCommand() {}

  @Override
  public void run() {
    List.of(new Version().getVersion()).forEach(spec.commandLine().getOut()::println);
  }

  /** The versions of relay6 and of its platform. */
  public static final class Version implements IVersionProvider {

    Version() {}

    @Override
    public String[] getVersion() {
      return new String[] {
        "relay6 " + BuildProperties.number(),
        "Netty " + BuildProperties.netty(),
        "Java " + Runtime.version() + " (" + System.getProperty("java.vendor") + ")",
        System.getProperty("os.name")
            + " "
            + System.getProperty("os.version")
            + " "
            + System.getProperty("os.arch")
      };
    }
  }
}
