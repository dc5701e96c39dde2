package net.relay6.cli.offline;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import net.relay6.cli.shared.ExitCode;
import net.relay6.tools.capture.CaptureReader;
import net.relay6.tools.capture.CapturedDatagram;
import net.relay6.tools.capture.DatagramPrinter;

/** Prints the DHCPv6 messages of one capture, and lists the skipped packets. */
final class CaptureListing {

  private final String name;
  private final CaptureReader capture;
  private final DatagramPrinter printer;
  private long datagrams;

  /**
   * @param name of the file, as the operator knows it
   */
  CaptureListing(String name, CaptureReader capture, DatagramPrinter printer) {
    this.name = name;
    this.capture = capture;
    this.printer = printer;
  }

  /** Prints messages to {@code out} and the rest to {@code err}; returns the exit code. */
  int print(PrintWriter out, PrintWriter err) throws IOException {
    Optional<CaptureReader.Fault> breakOff = printMessages(out);
    out.flush();
    if (datagrams == 0 || !capture.passedOver().isEmpty()) {
      printPassedOver(err);
    }
    breakOff.ifPresent(fault ->
        err.printf(
            "relay6: %s breaks off after %d packets: %s%n",
            name, capture.packets(), fault.getMessage()));
    err.flush();
    return breakOff.isPresent() || isHidden() ? ExitCode.FAILED : ExitCode.OK;
  }

  /** The fault that prevents reading the capture to its end, if there is one. */
  private Optional<CaptureReader.Fault> printMessages(PrintWriter out) throws IOException {
    try {
      Optional<CapturedDatagram> next = capture.next();
      while (next.isPresent()) {
        datagrams++;
        out.println(printer.numbered(next.get()));
        next = capture.next();
      }
      return Optional.empty();
    } catch (CaptureReader.Fault fault) {
      return Optional.of(fault);
    }
  }

  private void printPassedOver(PrintWriter err) {
    err.printf(
        Locale.ROOT, "%s: %,d packets, %,d of them DHCPv6%n", name, capture.packets(), datagrams);
    capture
        .passedOver()
        .forEach(
            (why, count) -> err.printf(Locale.ROOT, "  passed over: %,d %s%n", count, why.text()));
  }

  private boolean isHidden() {
    return datagrams == 0 && capture.hidden() > 0;
  }
}
