package net.relay6.settings;

/**
 * One mistake of the operator.
 *
 * @param path the key's full path, such as {@code relay6.links[lan0].servers}; empty if no key is
 *     the cause
 * @param origin the position of the mistake
 * @param message what is wrong and what to write instead
 */
public record SettingsProblem(String path, Origin origin, String message) {

  /** One line for the operator: {@code file:line: path: message}. */
  @Override
  public String toString() {
    return origin + ": " + (path.isEmpty() ? "" : path + ": ") + message;
  }
}
