package net.relay6.cli;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import net.relay6.cli.capture.CaptureFault;
import net.relay6.cli.capture.CaptureFile;
import net.relay6.cli.capture.CaptureReader;
import net.relay6.cli.capture.DatagramPrinter;
import net.relay6.net.Octets;
import net.relay6.option.OptionCodecs;
import net.relay6.wire.FramePrinter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code relay6 decode}: frames as readable lines. */
@Command(
    name = "decode",
    header = "Prints DHCPv6 messages as readable lines.",
    description = {
      "Takes a UDP payload in hexadecimal, a pcap or pcapng file, or hexadecimal on standard input."
          + " Of a capture it prints what goes to or from ports 546 and 547. What is malformed or"
          + " unknown is shown as hexadecimal."
    },
    footer = {
      "",
      "Examples: relay6 decode 0b 010203 0001000a00030001020000000001",
      "          relay6 decode trace.pcap",
      "          xxd -p message.bin | relay6 decode"
    })
final class DecodeCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "HEX|FILE",
      arity = "0..*",
      description = "The octets in hexadecimal, blanks and colons allowed, or a capture file.")
  private List<String> arguments = List.of();

  @Spec private CommandSpec spec;

  private final FramePrinter printer = new FramePrinter(OptionCodecs.describer());

  DecodeCommand() {}

  @Override
  public Integer call() throws CannotDo {
    PrintWriter out = spec.commandLine().getOut();
    if (arguments.isEmpty()) {
      printHex(readStandardInput(), out);
    } else if (arguments.size() == 1 && isFile(arguments.getFirst())) {
      printFile(Path.of(arguments.getFirst()), out);
    } else {
      printHex(String.join("", arguments), out);
    }
    return ExitCode.OK;
  }

  private void printFile(Path file, PrintWriter out) throws CannotDo {
    try {
      if (isCapture(file)) {
        printCapture(file, out);
      } else {
        printHex(Files.readString(file, StandardCharsets.ISO_8859_1), out);
      }
    } catch (IOException fault) {
      throw new CannotDo("cannot read " + file + ": " + fault, fault);
    }
  }

  private static boolean isCapture(Path file) throws IOException {
    try (InputStream input = Files.newInputStream(file)) {
      return CaptureFile.isCapture(input.readNBytes(CaptureFile.MAGIC_LENGTH));
    }
  }

  private void printCapture(Path file, PrintWriter out) throws IOException, CannotDo {
    DatagramPrinter lines = new DatagramPrinter(printer);
    try (CaptureReader capture = CaptureReader.open(file)) {
      try {
        for (var next = capture.next(); next.isPresent(); next = capture.next()) {
          out.println(lines.whole(next.get()));
        }
      } catch (CaptureFault fault) {
        throw new CannotDo(
            "%s breaks off after %d packets: %s"
                .formatted(file, capture.packets(), fault.getMessage()),
            fault);
      }
    } catch (CaptureFault fault) {
      throw new CannotDo(file + ": " + fault.getMessage(), fault);
    }
  }

  private void printHex(String hex, PrintWriter out) throws CannotDo {
    Octets octets =
        Octets.parseHex(hex.strip())
            .filter(parsed -> parsed.length() > 0)
            .orElseThrow(() ->
                new CannotDo("this is neither hexadecimal nor a file; see relay6 decode --help"));
    out.print(printer.print(buffer(octets)));
    out.flush();
  }

  private static String readStandardInput() throws CannotDo {
    try {
      return new String(System.in.readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException fault) {
      throw new CannotDo("cannot read standard input: " + fault, fault);
    }
  }

  private static boolean isFile(String argument) {
    try {
      return Files.isRegularFile(Path.of(argument));
    } catch (InvalidPathException _) {
      return false;
    }
  }

  private static ByteBuf buffer(Octets octets) {
    return Unpooled.wrappedBuffer(octets.toArray());
  }
}
