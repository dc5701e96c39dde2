package net.relay6.settings.hocon;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import net.relay6.settings.Origin;

/**
 * The positions of a configuration's keys, by their full paths. The path of a list element ends
 * with its value in brackets, that of a link with its interface: {@code
 * relay6.links[lan0].link-address}, {@code relay6.server-set.servers.alpha.pools[2001:db8::/64]}.
 */
public final class KeyOrigins {

  /** The position for paths without one: the file. */
  private final Origin file;

  private final Map<String, Origin> byPath = new HashMap<>();

  /** The positions in {@code content}, the configuration without the defaults. */
  public KeyOrigins(SettingsBlock content) {
    file = content.problems().origin(null);
    content.content().forEach((key, value) -> add(key, value, content.problems()));
  }

  /** The position of the key of that path, or else of the nearest enclosing block. */
  public Origin of(String path) {
    String known = path;
    while (!known.isEmpty() && !byPath.containsKey(known)) {
      int end = Math.max(known.lastIndexOf('.'), known.lastIndexOf('['));
      known = known.substring(0, Math.max(0, end));
    }
    return byPath.getOrDefault(known, file);
  }

  private void add(String path, ConfigValue value, Problems problems) {
    byPath.putIfAbsent(path, problems.origin(value.origin()));
    switch (value) {
      case ConfigObject block ->
          block.forEach((key, inner) -> add(path + "." + key, inner, problems));
      case ConfigList list -> {
        for (int index = 0; index < list.size(); index++) {
          add(path + "[" + name(list.get(index), index) + "]", list.get(index), problems);
        }
      }
      default -> {}
    }
  }

  private static String name(ConfigValue element, int index) {
    return text(element).orElseGet(() -> elementName(element, index));
  }

  /** The name of its interface, which identifies a link better than its index. */
  public static String elementName(SettingsValue element, int index) {
    return elementName(element.value(), index);
  }

  private static String elementName(ConfigValue element, int index) {
    return Optional.of(element)
        .filter(ConfigObject.class::isInstance)
        .map(block -> ((ConfigObject) block).get("interface"))
        .flatMap(KeyOrigins::text)
        .filter(name -> !name.isBlank())
        .orElse("#" + (index + 1));
  }

  private static Optional<String> text(ConfigValue value) {
    return value.valueType() == ConfigValueType.STRING
        ? Optional.of(String.valueOf(value.unwrapped()))
        : Optional.empty();
  }
}
