package net.relay6.planning.model;

/**
 * A configuration that is valid but will not work as the operator expects.
 *
 * @param path the full path of the key, such as {@code relay6.links[lan0].link-address}; empty if
 *     no key is the cause
 * @param text one sentence with the problem and the remedy
 */
public record Warning(String path, String text) {

  /** A warning about a key of the link with that interface or pattern in the file. */
  public static Warning ofLink(String interfaceName, String key, String text) {
    return new Warning("relay6.links[" + interfaceName + "]." + key, text);
  }

  /** A warning about a key of that server. */
  public static Warning ofServer(String name, String key, String text) {
    return new Warning("relay6.servers." + name + "." + key, "server " + name + ": " + text);
  }

  /** The sentence. */
  @Override
  public String toString() {
    return text;
  }
}
