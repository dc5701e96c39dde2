package net.relay6.daemon.view;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import net.relay6.wire.MessageType;

/** Counters by name, without those that are 0. */
public final class Counts {

  private Counts() {}

  public static Map<String, Long> byType(ToLongFunction<MessageType> counter) {
    Map<String, Long> counts = new LinkedHashMap<>();
    IntStream.range(0, 256)
        .mapToObj(MessageType::of)
        .forEach(type -> put(counts, type.toString(), counter.applyAsLong(type)));
    return counts;
  }

  public static void put(Map<String, Long> counts, String name, long count) {
    if (count > 0) {
      counts.put(name, count);
    }
  }
}
