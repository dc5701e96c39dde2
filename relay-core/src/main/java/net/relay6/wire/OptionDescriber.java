package net.relay6.wire;

import io.netty.buffer.ByteBuf;
import java.util.Optional;

/** Describes the content of an option as text. */
@FunctionalInterface
public interface OptionDescriber {

  /**
   * The content of an option.
   *
   * @param text one line, safe to show on a terminal; empty if the name says everything
   * @param nested the options inside it; empty when there are none
   */
  record Description(String text, ByteBuf nested) {}

  /** Describes an option's data, which is borrowed; empty when the option is not known. */
  Optional<Description> describe(OptionCode code, ByteBuf data);
}
