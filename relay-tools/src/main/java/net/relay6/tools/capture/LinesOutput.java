package net.relay6.tools.capture;

import java.io.IOException;
import java.io.PrintWriter;

/**
 * A capture as lines for people, printed as they arrive.
 *
 * @param out the destination
 * @param printer prints one datagram
 * @param whole whether every level and option is printed instead of one line
 */
public record LinesOutput(PrintWriter out, DatagramPrinter printer, boolean whole)
    implements CaptureOutput {

  @Override
  public void take(CaptureInput.Block block) throws IOException {
    block
        .datagram()
        .map(datagram -> whole ? printer.whole(datagram) : printer.line(datagram))
        .ifPresent(out::println);
    if (out.checkError()) {
      throw new IOException("nobody reads the lines any more");
    }
  }
}
