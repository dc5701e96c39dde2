package net.relay6.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrefixGapsTest {

  @ParameterizedTest
  @CsvSource({
    "'', ''",
    "2001:db8::/64, ''",
    "2001:db8::/65 2001:db8:0:0:8000::/65, ''",
    "2001:db8::/65 2001:db8:0:0:8000::/66, 2001:db8:0:0:c000::/66",
    "2001:db8::/66 2001:db8:0:0:8000::/65, 2001:db8:0:0:4000::/66",
    "2001:db8::/66 2001:db8:0:0:c000::/66, 2001:db8:0:0:4000::/66 2001:db8:0:0:8000::/66",
    "2001:db8::/64 2001:db8:0:0:8000::/66, ''",
    "2001:db8::1/128 2001:db8::2/128, 2001:db8::/128 2001:db8::3/128",
    "2001:db8::/48 2001:db8:3::/48, 2001:db8:1::/48 2001:db8:2::/48",
    "::/1 8000::/2, c000::/2"
  })
  void whatIsLeftOpenIsWhatTheSmallestPrefixAroundThemHasMore(String taken, String gaps) {
    List<Ipv6Prefix> prefixes =
        Arrays.stream(taken.split(" ", -1))
            .filter(text -> !text.isEmpty())
            .map(text -> Ipv6Prefix.parse(text).orElseThrow())
            .toList();
    assertEquals(
        gaps,
        Ipv6Prefix.Gaps.of(prefixes).stream()
            .map(Object::toString)
            .collect(Collectors.joining(" ")));
  }
}
