package net.relay6.cli.offline;

import io.netty.buffer.Unpooled;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import net.relay6.cli.shared.CannotDo;
import net.relay6.cli.shared.ExitCode;
import net.relay6.net.Octets;
import net.relay6.option.OptionCodecs;
import net.relay6.tools.capture.CaptureReader;
import net.relay6.tools.capture.DatagramPrinter;
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
      "Takes a UDP payload in hexadecimal, pcap or pcapng files (also compressed with gzip), or"
          + " either on standard input. From a capture it prints the messages to or from ports 546"
          + " and 547, also inside tunnels such as VXLAN, GRE and ERSPAN, with the packet numbers"
          + " of Wireshark, and reports which packets it passes over. Malformed or unknown parts"
          + " are shown as hexadecimal."
    },
    exitCodeList = {
      "0:The whole input was read.",
      "1:The input is neither hexadecimal nor a capture, or a capture is incomplete, or relay6 can"
          + " decode none of its packets; what was read is printed.",
      "2:The command line is wrong."
    },
    footer = {
      "",
      "Examples: relay6 decode 0b 010203 0001000a00030001020000000001",
      "          relay6 decode trace.pcap",
      "          tcpdump -i lan0 -s 0 -U -w - udp port 547 | relay6 decode"
    })
public final class DecodeCommand implements Callable<Integer> {

  /** More text than the longest message has in hexadecimal. */
  private static final int TEXT_MAX = 1 << 20;

  private static final String STANDARD_INPUT = "standard input";

  @Parameters(
      paramLabel = "HEX|FILE",
      arity = "0..*",
      description =
          "The octets in hexadecimal, blanks and colons allowed, or capture files; - for standard"
              + " input.")
  private List<String> arguments = List.of();

  @Spec private CommandSpec spec;

  private final FramePrinter printer = new FramePrinter(OptionCodecs.describer());

  DecodeCommand() {}

  @Override
  public Integer call() throws CannotDo {
    if (arguments.isEmpty() || arguments.equals(List.of("-"))) {
      return read(STANDARD_INPUT, System.in);
    }
    if (isHexadecimal() || arguments.stream().noneMatch(DecodeCommand::isThere)) {
      return printHex(
          String.join("", arguments),
          String.join(" ", arguments) + " is neither hexadecimal nor a file");
    }
    int exitCode = ExitCode.OK;
    for (String file : arguments) {
      exitCode = Math.max(exitCode, printFile(file));
    }
    return exitCode;
  }

  /** Whether several arguments are parts of one message, even if one is the name of a file. */
  private boolean isHexadecimal() {
    return arguments.size() > 1 && arguments.stream().allMatch(one -> one.matches("[0-9a-fA-F:]+"));
  }

  private static boolean isThere(String argument) {
    try {
      return !argument.isEmpty() && Files.exists(Path.of(argument));
    } catch (InvalidPathException _) {
      return false;
    }
  }

  /** A file that cannot be read does not prevent printing the others. */
  private int printFile(String file) throws CannotDo {
    try {
      return readFile(file);
    } catch (CannotDo fault) {
      if (arguments.size() == 1) {
        throw fault;
      }
      spec.commandLine().getErr().println("relay6: " + fault.getMessage());
      return ExitCode.FAILED;
    }
  }

  private int readFile(String file) throws CannotDo {
    if (!isThere(file) || Files.isDirectory(Path.of(file))) {
      throw new CannotDo(file + (isThere(file) ? " is a directory" : ": there is no such file"));
    }
    try (InputStream input = Files.newInputStream(Path.of(file))) {
      return read(file, input);
    } catch (IOException fault) {
      throw cannotRead(file, fault);
    }
  }

  private int read(String name, InputStream source) throws CannotDo {
    try {
      BufferedInputStream input = new BufferedInputStream(source);
      input.mark(CaptureReader.Format.MAGIC_LENGTH);
      boolean capture =
          CaptureReader.Format.isCapture(input.readNBytes(CaptureReader.Format.MAGIC_LENGTH));
      input.reset();
      return capture ? printCapture(name, input) : printText(name, input);
    } catch (CaptureReader.Fault fault) {
      throw new CannotDo(name + ": " + fault.getMessage(), fault);
    } catch (IOException fault) {
      throw cannotRead(name, fault);
    }
  }

  private static CannotDo cannotRead(String name, IOException fault) {
    return new CannotDo("cannot read " + name + ": " + fault, fault);
  }

  private int printCapture(String name, InputStream input) throws IOException {
    CaptureReader capture = CaptureReader.of(input);
    return new CaptureListing(name, capture, new DatagramPrinter(printer))
        .print(spec.commandLine().getOut(), spec.commandLine().getErr());
  }

  private int printText(String name, InputStream input) throws IOException, CannotDo {
    byte[] text = input.readNBytes(TEXT_MAX);
    if (text.length == 0) {
      throw new CannotDo(name + " is empty");
    }
    return printHex(
        new String(text, StandardCharsets.ISO_8859_1),
        name
            + " is neither hexadecimal nor a capture that relay6 reads, which are pcap and pcapng,"
            + " also compressed with gzip; convert others with editcap -F pcap");
  }

  /** Prints a message, or reports that the text is not one. */
  private int printHex(String text, String complaint) throws CannotDo {
    Optional<Octets> octets = Octets.parseHex(text).filter(parsed -> parsed.length() > 0);
    if (octets.isEmpty()) {
      throw new CannotDo(whatIsWrong(text, complaint));
    }
    PrintWriter out = spec.commandLine().getOut();
    out.print(printer.print(Unpooled.wrappedBuffer(octets.get().toArray())));
    out.flush();
    return ExitCode.OK;
  }

  private static String whatIsWrong(String text, String complaint) {
    String digits = text.replaceAll("[\\s:]", "");
    if (digits.isEmpty()) {
      return "there is nothing to decode; see relay6 decode --help";
    }
    return digits.matches("[0-9a-fA-F]+")
        ? "half an octet is missing: there are %d hexadecimal digits, an odd number"
            .formatted(digits.length())
        : complaint;
  }
}
