package net.relay6.wire;

/**
 * An option's number, 0 to 65535: open, because options nobody knows yet must pass (RFC 9915,
 * section 16).
 *
 * @param value the number
 */
public record OptionCode(int value) {

  public static final OptionCode CLIENT_ID = new OptionCode(1);
  public static final OptionCode SERVER_ID = new OptionCode(2);
  public static final OptionCode RELAY_MESSAGE = new OptionCode(9);
  public static final OptionCode INTERFACE_ID = new OptionCode(18);
  public static final OptionCode RELAY_SOURCE_PORT = new OptionCode(135);

  /** The name in IANA's registry, or {@code OPTION-65000} for a number without one. */
  @Override
  public String toString() {
    return OptionNames.of(value);
  }
}
