package net.relay6.wire;

import net.relay6.net.OptionCodeNames;

/**
 * An option's number. Any number from 0 to 65535 is allowed, because unknown options must pass (RFC
 * 9915, section 16).
 *
 * @param value the number
 */
public record OptionCode(int value) {

  public static final OptionCode CLIENT_ID = new OptionCode(1);
  public static final OptionCode SERVER_ID = new OptionCode(2);
  public static final OptionCode IA_NA = new OptionCode(3);
  public static final OptionCode IA_TA = new OptionCode(4);
  public static final OptionCode IA_ADDRESS = new OptionCode(5);
  public static final OptionCode OPTION_REQUEST = new OptionCode(6);
  public static final OptionCode PREFERENCE = new OptionCode(7);
  public static final OptionCode ELAPSED_TIME = new OptionCode(8);
  public static final OptionCode RELAY_MESSAGE = new OptionCode(9);
  public static final OptionCode AUTHENTICATION = new OptionCode(11);
  public static final OptionCode SERVER_UNICAST = new OptionCode(12);
  public static final OptionCode STATUS_CODE = new OptionCode(13);
  public static final OptionCode RAPID_COMMIT = new OptionCode(14);
  public static final OptionCode VENDOR_CLASS = new OptionCode(16);
  public static final OptionCode VENDOR_OPTIONS = new OptionCode(17);
  public static final OptionCode INTERFACE_ID = new OptionCode(18);
  public static final OptionCode DNS_SERVERS = new OptionCode(23);
  public static final OptionCode IA_PD = new OptionCode(25);
  public static final OptionCode IA_PREFIX = new OptionCode(26);
  public static final OptionCode REMOTE_ID = new OptionCode(37);
  public static final OptionCode SUBSCRIBER_ID = new OptionCode(38);
  public static final OptionCode CLIENT_FQDN = new OptionCode(39);
  public static final OptionCode ECHO_REQUEST = new OptionCode(43);
  public static final OptionCode RELAY_ID = new OptionCode(53);
  public static final OptionCode SUPPLIED_OPTIONS = new OptionCode(66);
  public static final OptionCode CLIENT_LINK_LAYER_ADDRESS = new OptionCode(79);
  public static final OptionCode RELAY_SOURCE_PORT = new OptionCode(135);

  /** The name in IANA's registry, or {@code OPTION-65000} for a number without one. */
  @Override
  public String toString() {
    return OptionCodeNames.name(value).orElseGet(() -> "OPTION-" + value);
  }
}
