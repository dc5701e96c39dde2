package net.relay6.wire;

import io.netty.buffer.ByteBuf;
import java.util.Optional;

/** Says in words what an option holds. */
@FunctionalInterface
public interface OptionDescriber {

  /**
   * What an option holds.
   *
   * @param text one line, safe to show on a terminal; empty when the name says all
   * @param nested the options inside it; empty when there are none
   */
  record Description(String text, ByteBuf nested) {}

  /** Describes an option's data, which is borrowed; empty when the option is not known. */
  Optional<Description> describe(OptionCode code, ByteBuf data);
}
