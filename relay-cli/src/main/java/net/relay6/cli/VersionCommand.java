package net.relay6.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code relay6 version}. */
@Command(
    name = "version",
    header = "Says which relay6 this is, and what it runs on.",
    description = "Versions of relay6, Netty, Java and the kernel.")
final class VersionCommand implements Runnable {

  @Spec private CommandSpec spec;

  VersionCommand() {}

  @Override
  public void run() {
    List.of(new Version().getVersion()).forEach(spec.commandLine().getOut()::println);
  }
}
