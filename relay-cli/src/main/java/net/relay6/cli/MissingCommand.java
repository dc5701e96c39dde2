package net.relay6.cli;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** A command line lacks a sub-command. */
final class MissingCommand extends ParameterException {

  private static final long serialVersionUID = 1;

  MissingCommand(CommandLine command, String message) {
    super(command, message);
  }
}
