package net.relay6.cli;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** A command was written that needs another behind it. */
final class MissingCommand extends ParameterException {

  private static final long serialVersionUID = 1;

  MissingCommand(CommandLine command, String message) {
    super(command, message);
  }
}
