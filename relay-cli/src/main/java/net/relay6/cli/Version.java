package net.relay6.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** What runs, on what. */
public final class Version implements IVersionProvider {

  Version() {}

  @Override
  public String[] getVersion() {
    Properties build = build();
    return new String[] {
      "relay6 " + build.getProperty("version"),
      "Netty " + build.getProperty("netty"),
      "Java " + Runtime.version() + " (" + System.getProperty("java.vendor") + ")",
      System.getProperty("os.name")
          + " "
          + System.getProperty("os.version")
          + " "
          + System.getProperty("os.arch")
    };
  }

  /** The number of this version. */
  public static String number() {
    return String.valueOf(build().getProperty("version"));
  }

  private static Properties build() {
    try (InputStream stream = Version.class.getResourceAsStream("version.properties")) {
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
