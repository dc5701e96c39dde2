package net.relay6.assembly;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import net.relay6.settings.TypeNumber;
import net.relay6.wire.MessageType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An operator names message types as frames are printed. */
class TypeNumbersTest {

  @ParameterizedTest
  @MethodSource("numbers")
  void haveTheNamesOfMessages(int number) {
    String name = MessageType.of(number).toString();
    assertEquals(
        MessageType.named(name).map(MessageType::code),
        TypeNumber.named(name).map(TypeNumber::number));
  }

  static IntStream numbers() {
    return IntStream.rangeClosed(0, TypeNumber.MAX);
  }
}
