package net.relay6.settings.hocon;

/** Explains why a text is not an IPv6 address. */
final class AddressText {

  private AddressText() {}

  static String fault(String text) {
    if (text.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}")) {
      return "%s is an IPv4 address; DHCPv6 wants an IPv6 address".formatted(text);
    }
    if (text.indexOf('%') > 0) {
      return "\"%s\" names an interface, which has no place here; write \"%s\""
          .formatted(text, text.substring(0, text.indexOf('%')));
    }
    if (text.indexOf('/') > 0) {
      return "\"%s\" is a prefix; write one address".formatted(text);
    }
    if (text.startsWith("[")) {
      return "\"%s\" has brackets; write the address alone, the port is always 547".formatted(text);
    }
    if (text.indexOf(':') < 0) {
      return "\"%s\" is no IPv6 address; write one such as \"2001:db8:a::2\"".formatted(text);
    }
    return "\"%s\" is no IPv6 address; write one such as \"2001:db8:a::2\"".formatted(text);
  }
}
