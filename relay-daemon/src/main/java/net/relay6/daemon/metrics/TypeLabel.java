package net.relay6.daemon.metrics;

import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import net.relay6.net.MessageTypeNames;
import net.relay6.wire.MessageType;

/** The label {@code type}: a name of IANA's registry, or {@code other} for types without one. */
final class TypeLabel {

  private TypeLabel() {}

  /** Adds a counter of every type to a family whose labels are {@code name} and the type. */
  static void add(Family family, String name, ToLongFunction<MessageType> counter) {
    IntStream.range(0, 256)
        .forEach(number ->
            family.addCounted(
                counter.applyAsLong(MessageType.of(number)),
                name,
                MessageTypeNames.name(number).orElse("other")));
  }
}
