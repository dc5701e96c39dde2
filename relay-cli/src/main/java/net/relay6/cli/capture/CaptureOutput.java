package net.relay6.cli.capture;

import java.io.IOException;

/** Where a capture goes, block by block. */
public interface CaptureOutput {

  /** Takes the next block; throws when it cannot, such as when nobody reads any more. */
  void take(CaptureInput.Block block) throws IOException;
}
