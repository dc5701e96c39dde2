package net.relay6.cli;

import net.relay6.daemon.view.BuildProperties;
import picocli.CommandLine.IVersionProvider;

/** The versions of relay6 and of its platform. */
public final class Version implements IVersionProvider {

  Version() {}

  @Override
  public String[] getVersion() {
    return new String[] {
      "relay6 " + BuildProperties.number(),
      "Netty " + BuildProperties.netty(),
      "Java " + Runtime.version() + " (" + System.getProperty("java.vendor") + ")",
      System.getProperty("os.name")
          + " "
          + System.getProperty("os.version")
          + " "
          + System.getProperty("os.arch")
    };
  }
}
