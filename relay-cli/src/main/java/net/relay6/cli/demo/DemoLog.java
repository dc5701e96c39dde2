package net.relay6.cli.demo;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.relay6.option.IaAddress;
import net.relay6.option.Preference;
import net.relay6.option.ServerIdentifier;
import net.relay6.option.StatusCode;
import net.relay6.wire.MessageType;

/** Prints one line for each message that a socket sent or received, in order. */
final class DemoLog {

  private final PrintWriter out;
  private final DemoServer.Names servers;
  private final long startNanos = System.nanoTime();

  DemoLog(PrintWriter out, DemoServer.Names servers) {
    this.out = out;
    this.servers = servers;
  }

  /** A message that {@code observer}'s socket sent or received. */
  synchronized void message(String from, String to, DemoMessage message, boolean wrapped) {
    String type =
        wrapped ? wrapper(message) + "(" + message.type() + ")" : message.type().toString();
    out.println(
        "%7.3f s  %-6s > %-9s  %-21s %06x%s"
            .formatted(seconds(), from, to, type, message.transactionId(), details(message)));
    out.flush();
  }

  /** Prints an action of a participant. */
  synchronized void remark(String who, String what) {
    out.println("%7.3f s  %-6s   %s".formatted(seconds(), who, what));
    out.flush();
  }

  /** Prints the heading of the next part. */
  synchronized void heading(String text) {
    out.println();
    out.println(text);
    out.flush();
  }

  double seconds() {
    return (System.nanoTime() - startNanos) / 1e9;
  }

  private static String wrapper(DemoMessage message) {
    return isFromServer(message.type()) ? "R-REPL" : "R-FORW";
  }

  private static boolean isFromServer(MessageType type) {
    return type == MessageType.ADVERTISE || type == MessageType.REPLY;
  }

  private String details(DemoMessage message) {
    return Stream.of(
            message.option(ServerIdentifier.CODEC).map(id -> "server " + servers.name(id.duid())),
            message.option(Preference.CODEC).map(preference -> "preference " + preference),
            message.option(StatusCode.CODEC).map(StatusCode::toString),
            message.addresses().isEmpty()
                ? Optional.<String>empty()
                : Optional.of(
                    message.addresses().stream()
                        .map(DemoLog::address)
                        .collect(Collectors.joining(", "))))
        .flatMap(Optional::stream)
        .map(text -> ", " + text)
        .collect(Collectors.joining());
  }

  private static String address(IaAddress address) {
    return address.address() + (address.validSeconds() == 0 ? " taken away" : "");
  }
}
