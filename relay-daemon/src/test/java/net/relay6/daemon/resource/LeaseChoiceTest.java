package net.relay6.daemon.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import net.relay6.daemon.admin.AdminRequest;
import net.relay6.log.ClientNaming;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Octets;
import net.relay6.observer.LeaseReport;
import net.relay6.observer.TimeBase;
import net.relay6.observer.finding.FindingNaming;
import net.relay6.observer.lease.Lease;
import net.relay6.wire.AddressOrPrefix;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeaseChoiceTest {

  private static final long SECOND = 1_000_000_000L;

  private final LeaseReport report =
      new LeaseReport(
          List.of(
              lease("lan0", "2001:db8:1::7", 128, "0003aa", 0b01, Optional.of(60 * SECOND)),
              lease("lan1", "2001:db8:2::7", 128, "0003bb", 0b10, Optional.empty()),
              lease("lan1", "2001:db8:f:100::", 56, "0003bb", 0b11, Optional.of(60 * SECOND))),
          3,
          List.of("alpha", "beta"),
          new FindingNaming(ClientNaming.CLEAR),
          new TimeBase(0, Instant.EPOCH),
          0);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "|2001:db8:1::7 2001:db8:2::7 2001:db8:f:100::/56",
        "link=lan1|2001:db8:2::7 2001:db8:f:100::/56",
        "server=alpha|2001:db8:1::7 2001:db8:f:100::/56",
        "server=beta&link=lan0|''",
        "client=00:03:AA|2001:db8:1::7",
        "client=bb|2001:db8:2::7 2001:db8:f:100::/56",
        "address=2001:db8:1::7|2001:db8:1::7",
        "address=2001:db8:1::/48|2001:db8:1::7",
        "address=2001:db8:f:123::1|2001:db8:f:100::/56",
        "address=2001:db8:f::/48|2001:db8:f:100::/56"
      })
  void choosesByWhatIsAskedFor(@Nullable String query, String places) {
    LeasesResource.Choice choice = LeasesResource.Choice.of(request(query)).choice().orElseThrow();
    assertEquals(
        places,
        report.leases().stream()
            .filter(lease -> choice.includes(lease, report.servers(lease), report.naming()))
            .map(report::view)
            .map(LeaseReport.LeaseView::lease)
            .collect(Collectors.joining(" ")));
  }

  @Test
  void showsEverythingOfALease() {
    LeaseReport.LeaseView shared = report.view(report.leases().get(2));
    assertEquals(List.of("alpha", "beta"), shared.servers());
    assertEquals(Optional.of(Instant.ofEpochSecond(60)), shared.ends());
    assertEquals(Instant.ofEpochSecond(1), shared.since());
    assertEquals(Instant.ofEpochSecond(2), shared.extended());
    assertEquals(Optional.empty(), report.view(report.leases().get(1)).ends());
  }

  @ParameterizedTest
  @CsvSource({"address=lan0", "address=2001:db8::/129", "limit=many", "limit=-1"})
  void saysWhatIsWrongWithAQuestion(String query) {
    LeasesResource.Choice.Read read = LeasesResource.Choice.of(request(query));
    assertTrue(read.choice().isEmpty());
    assertTrue(
        read.fault().contains("\"" + query.substring(query.indexOf("=") + 1) + "\" is no "),
        read.fault());
  }

  private static AdminRequest request(@Nullable String query) {
    Map<String, List<String>> parameters =
        query == null
            ? Map.of()
            : Arrays.stream(query.split("&", -1))
                .map(parameter -> parameter.split("=", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> List.of(parts[1])));
    return new AdminRequest("GET", "/leases", parameters, "", false);
  }

  private static Lease lease(
      String link,
      String address,
      int length,
      String client,
      long servers,
      Optional<Long> endsNanos) {
    return new Lease(
        link,
        new AddressOrPrefix(Ipv6Address.parse(address).orElseThrow(), length, 60, 60),
        Octets.parseHex(client).orElseThrow(),
        7,
        servers,
        SECOND,
        2 * SECOND,
        endsNanos);
  }
}
