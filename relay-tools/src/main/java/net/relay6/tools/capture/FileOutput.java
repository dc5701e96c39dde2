package net.relay6.tools.capture;

import java.io.IOException;
import java.io.OutputStream;

/**
 * A capture as a file of whole blocks, which can be read while it grows.
 *
 * @param out the file
 */
public record FileOutput(OutputStream out) implements CaptureOutput {

  @Override
  public void take(CaptureInput.Block block) throws IOException {
    out.write(block.octets().toArray());
    out.flush();
  }
}
