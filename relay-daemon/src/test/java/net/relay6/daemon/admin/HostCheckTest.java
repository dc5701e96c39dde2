package net.relay6.daemon.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostCheckTest {

  private final HostCheck check = new HostCheck(List.of("edge7.example.net"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[::1]:9547",
        "[2001:db8::1]",
        "127.0.0.1:9547",
        "localhost",
        "LOCALHOST:9547",
        "edge7.example.net",
        "Edge7.Example.NET:9547"
      })
  void takesAddressesAndKnownNames(String host) {
    assertEquals(Optional.empty(), check.fault(headers(host)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "evil.example",
        "evil.example:9547",
        "edge7.example.net.evil.example",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "a:b:c"
      })
  void refusesNamesSomebodyElseMayHaveGiven(String host) {
    assertTrue(check.fault(headers(host)).orElse("").contains("admin.host-names"));
  }

  @Test
  void refusesPagesOfOtherOrigins() {
    HttpHeaders headers = headers("[::1]:9547").set("origin", "http://evil.example");
    assertEquals(
        Optional.of("pages of http://evil.example may not query this relay"), check.fault(headers));
    headers.set("origin", "http://[::1]:9547");
    assertEquals(Optional.empty(), check.fault(headers));
    headers.set("origin", "null");
    assertTrue(check.fault(headers).isPresent());
  }

  private static HttpHeaders headers(String host) {
    return new DefaultHttpHeaders().set("host", host);
  }
}
