package net.relay6.daemon.admin;

import java.io.IOException;
import java.io.OutputStream;

/** The body of a streamed response. */
@FunctionalInterface
public interface Body {

  /**
   * Writes the whole body on a thread of its own. Writing blocks while the client is slow and
   * buffers at most one chunk. If the client disconnects, writing throws an {@link IOException} and
   * the thread is interrupted; the body then frees its resources and returns.
   */
  void writeTo(OutputStream out) throws IOException, InterruptedException;
}
