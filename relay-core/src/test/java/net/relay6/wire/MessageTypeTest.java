package net.relay6.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageTypeTest {

  @ParameterizedTest
  @CsvSource({
    "0, TYPE-0",
    "1, SOLICIT",
    "2, ADVERTISE",
    "7, REPLY",
    "11, INFORMATION-REQUEST",
    "12, RELAY-FORW",
    "13, RELAY-REPL",
    "14, LEASEQUERY",
    "18, RECONFIGURE-REQUEST",
    "20, DHCPV4-QUERY",
    "36, ADDR-REG-INFORM",
    "37, ADDR-REG-REPLY",
    "38, TYPE-38",
    "200, TYPE-200",
    "255, TYPE-255"
  })
  void hasTheRegistrysNameOrItsNumber(int code, String name) {
    assertEquals(name, MessageType.of(code).toString());
    assertEquals(code, MessageType.of(code).code());
  }

  @Test
  void isSharedByNumberAndFoundByName() {
    assertSame(MessageType.SOLICIT, MessageType.of(1));
    assertSame(MessageType.RELAY_REPL, MessageType.named("relay-repl").orElseThrow());
    assertTrue(MessageType.named("TYPE-200").isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "9, RELAY-MESSAGE",
    "18, INTERFACE-ID",
    "135, RELAY-SOURCE-PORT",
    "65000, OPTION-65000"
  })
  void optionsToo(int code, String name) {
    assertEquals(name, new OptionCode(code).toString());
  }
}
