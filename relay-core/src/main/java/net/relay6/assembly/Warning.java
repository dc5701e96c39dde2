package net.relay6.assembly;

/**
 * Something that can be relayed but will not work as the operator hopes.
 *
 * @param path the full path of the key to look at, such as {@code relay6.links[lan0].link-address};
 *     empty when no key is to blame
 * @param text one sentence that says what it is about and what to do
 */
public record Warning(String path, String text) {

  /** About a key of the link that stands in the file under that interface or pattern. */
  static Warning ofLink(String interfaceName, String key, String text) {
    return new Warning("relay6.links[" + interfaceName + "]." + key, text);
  }

  /** About a key of that server. */
  static Warning ofServer(String name, String key, String text) {
    return new Warning("relay6.servers." + name + "." + key, "server " + name + ": " + text);
  }

  /** The sentence. */
  @Override
  public String toString() {
    return text;
  }
}
