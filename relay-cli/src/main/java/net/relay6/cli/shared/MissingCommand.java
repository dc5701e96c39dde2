package net.relay6.cli.shared;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** A command line lacks a sub-command. */
public final class MissingCommand extends ParameterException {

  private static final long serialVersionUID = 1;

  /** {@code command} needs a sub-command; {@code message} is printed above its usage. */
  public MissingCommand(CommandLine command, String message) {
    super(command, message);
  }
}
