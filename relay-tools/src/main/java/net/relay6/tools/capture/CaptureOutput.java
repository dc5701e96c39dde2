package net.relay6.tools.capture;

import java.io.IOException;

/** Receives a capture block by block. */
public interface CaptureOutput {

  /** Writes the next block; throws if that fails, for example because the reader has gone. */
  void take(CaptureInput.Block block) throws IOException;
}
