package net.relay6.daemon.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.event.KeyValuePair;

/**
 * One JSON object a line (RFC 8259): {@code time} (RFC 3339), {@code level}, {@code message}, the
 * line's keys such as {@code link}, {@code server}, {@code reason} and {@code peer}, and {@code
 * fault}, a stack trace. All values are strings.
 */
final class JsonLayout extends LayoutBase<ILoggingEvent> {

  JsonLayout() {}

  @Override
  public String doLayout(ILoggingEvent event) {
    return fields(event).entrySet().stream()
        .map(field -> quoted(field.getKey()) + ":" + quoted(field.getValue()))
        .collect(Collectors.joining(",", "{", "}\n"));
  }

  private static Map<String, String> fields(ILoggingEvent event) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("time", event.getInstant().toString());
    fields.put("level", event.getLevel().toString());
    fields.put("message", event.getFormattedMessage());
    if (event.getKeyValuePairs() != null) {
      for (KeyValuePair fact : event.getKeyValuePairs()) {
        fields.put(fact.key, String.valueOf(fact.value));
      }
    }
    if (event.getThrowableProxy() != null) {
      fields.put("fault", ThrowableProxyUtil.asString(event.getThrowableProxy()));
    }
    return fields;
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
    text.chars().forEach(character -> append(quoted, (char) character));
    return quoted.append('"').toString();
  }

  private static void append(StringBuilder quoted, char character) {
    if (character == '"' || character == '\\') {
      quoted.append('\\').append(character);
    } else if (character < ' ' || Character.isSurrogate(character)) {
      quoted.append("\\u%04x".formatted((int) character));
    } else {
      quoted.append(character);
    }
  }
}
