package net.relay6.daemon.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads Prometheus' text format 0.0.4 as strictly as its documentation has it: help and type before
 * the first sample, each name and each series once, samples of a name together.
 */
public final class PrometheusText {

  private static final Pattern COMMENT =
      Pattern.compile("# (HELP|TYPE) ([a-zA-Z_:][a-zA-Z0-9_:]*) (.+)");
  private static final Pattern SAMPLE =
      Pattern.compile(
          "([a-zA-Z_:][a-zA-Z0-9_:]*)"
              + "(\\{(?:[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\\\n]|\\\\[\\\\\"n])*\",?)+})?"
              + " ([-+0-9.eE]+|\\+Inf|NaN)");

  private final Map<String, Double> samples = new LinkedHashMap<>();
  private final Map<String, String> types = new LinkedHashMap<>();
  private final Set<String> helped = new HashSet<>();

  /** Reads all of the text; fails on the first line that is not right. */
  public PrometheusText(String text) {
    assertTrue(text.endsWith("\n"), "the last line has no end");
    text.lines().forEach(this::read);
    types.forEach((name, type) -> assertTrue(helped.contains(name), name + " has no help"));
  }

  private void read(String line) {
    Matcher comment = COMMENT.matcher(line);
    if (comment.matches()) {
      boolean isNew =
          comment.group(1).equals("HELP")
              ? helped.add(comment.group(2))
              : types.put(comment.group(2), comment.group(3)) == null;
      assertTrue(isNew, "twice: " + line);
      return;
    }
    Matcher sample = SAMPLE.matcher(line);
    assertTrue(sample.matches(), "no sample: " + line);
    String last = types.keySet().stream().reduce((_, next) -> next).orElse("");
    assertTrue(sample.group(1).startsWith(last) && !last.isEmpty(), "not behind its type: " + line);
    assertTrue(
        !"counter".equals(types.get(last)) || sample.group(1).endsWith("_total"),
        "a counter without _total: " + line);
    String labels = sample.group(2) == null ? "" : sample.group(2);
    assertFalse(samples.containsKey(sample.group(1) + labels), "twice: " + line);
    samples.put(
        sample.group(1) + labels, Double.valueOf(sample.group(3).replace("+Inf", "Infinity")));
  }

  /** Every series with its value. */
  public Map<String, Double> samples() {
    return samples;
  }

  /** The value of a series, written as in the text. */
  public double value(String series) {
    Double value = samples.get(series);
    if (value == null) {
      throw new AssertionError(series + " is not among " + samples.keySet());
    }
    return value;
  }

  /** Fails unless a histogram's buckets grow and its last is its count. */
  public void assertHistogram(String name) {
    assertEquals("histogram", types.get(name));
    double last = 0;
    for (Map.Entry<String, Double> sample : samples.entrySet()) {
      if (sample.getKey().startsWith(name + "_bucket")) {
        assertTrue(sample.getValue() >= last, sample.toString());
        last = sample.getValue();
      }
    }
    assertEquals(value(name + "_count"), last);
    assertTrue(value(name + "_sum") >= 0);
  }
}
