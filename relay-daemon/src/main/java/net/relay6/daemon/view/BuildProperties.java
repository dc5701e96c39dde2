package net.relay6.daemon.view;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version numbers that the build has written down. */
public final class BuildProperties {

  private BuildProperties() {}

  /** The number of this version of relay6. */
  public static String number() {
    return value("version");
  }

  /** The number of Netty's version. */
  public static String netty() {
    return value("netty");
  }

  private static String value(String key) {
    return String.valueOf(read().getProperty(key));
  }

  private static Properties read() {
    try (InputStream stream = BuildProperties.class.getResourceAsStream("version.properties")) {
      if (stream == null) {
        throw new IllegalStateException("version.properties is missing from the build");
      }
      Properties properties = new Properties();
      properties.load(stream);
      return properties;
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
