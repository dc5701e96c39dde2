package net.relay6.cli.admin;

import java.io.IOException;
import java.io.OutputStream;

/** The body of a streamed answer. */
@FunctionalInterface
public interface Body {

  /**
   * Writes all of it, on a thread of its own. Writing blocks while the client is slow, holding one
   * piece of what has been written and no more. When the client goes, writing throws an {@link
   * IOException} and the thread is interrupted; the body then frees what it holds and returns.
   */
  void writeTo(OutputStream out) throws IOException, InterruptedException;
}
