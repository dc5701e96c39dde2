package net.relay6.daemon.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes records as JSON. The library is loaded on first use. */
public final class Json {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
          .changeDefaultPropertyInclusion(_ ->
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private static final ObjectWriter LINE =
      MAPPER.writer().without(SerializationFeature.INDENT_OUTPUT);

  private Json() {}

  /** A value as JSON on one line, without a line feed. */
  public static String line(Object value) {
    return LINE.writeValueAsString(value);
  }

  /**
   * A value as JSON, with kebab-case names, without absent Optionals, and with times as in RFC
   * 3339.
   */
  public static String write(Object value) {
    return MAPPER.writeValueAsString(value) + "\n";
  }
}
