package net.relay6.tools.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import net.relay6.observer.ServerSetReport.ServerFigures;
import net.relay6.observer.statistics.LinkFigures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an audit finds in captures of networks in which something was wrong. */
class CapturesTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "prefix-within-a-prefix, double-assignment, which overlaps it",
        "address-within-a-delegated-prefix, double-assignment, which overlaps it",
        "no-prefixes-left, pool-exhausted, NoPrefixAvail",
        "interface-id-missing, interface-id-missing, relay6 found the link by the link-address",
      })
  void namesTheFault(String capture, String code, String facts) throws Exception {
    AuditReport report = audit(capture);
    assertTrue(
        report.findings().stream()
            .anyMatch(found -> found.code().equals(code) && found.facts().contains(facts)),
        () -> report.findings().toString());
  }

  @Test
  void tellsPrefixesThatAreExhaustedFromAddresses() throws Exception {
    List<String> details =
        audit("no-prefixes-left").findings().stream()
            .filter(found -> found.code().equals("pool-exhausted"))
            .map(AuditReport.AuditFinding::detail)
            .distinct()
            .toList();
    assertEquals(List.of("prefixes"), details);
  }

  @Test
  void putsResponsesWithoutInterfaceIdOnTheLinkOfTheirRequests() throws Exception {
    AuditReport report = audit("interface-id-missing");
    assertEquals(1, report.links().size(), () -> report.links().toString());
    for (ServerFigures server : report.servers()) {
      LinkFigures link = server.links().getFirst();
      assertEquals(1, server.links().size(), server::toString);
      link.byType()
          .forEach((type, figures) ->
              assertEquals(figures.copies(), figures.answers(), server.name() + " " + type));
    }
    assertEquals(
        List.of("interface-id-missing"),
        report.findings().stream()
            .map(AuditReport.AuditFinding::code)
            .filter(code -> !code.startsWith("preference"))
            .toList());
  }

  private AuditReport audit(String capture) throws IOException, Audit.CannotRead {
    Path file = folder.resolve(capture + ".pcap");
    try (InputStream stream =
        CapturesTest.class.getResourceAsStream("/audit/" + capture + ".pcap")) {
      Files.write(file, Objects.requireNonNull(stream).readAllBytes());
    }
    Audit.Progress progress = new Audit.Progress(new PrintWriter(Writer.nullWriter()), () -> 0);
    return new Audit(List.of(file), Optional.empty(), progress).run();
  }
}
