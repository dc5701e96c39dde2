package net.relay6.tools.capture;

import java.io.IOException;

/** A capture file that cannot be read; the message says what is wrong and where. */
public final class CaptureFault extends IOException {

  private static final long serialVersionUID = 1;

  CaptureFault(String message) {
    super(message);
  }
}
