package net.relay6.runtime;

import java.util.List;
import java.util.Map;
import net.relay6.net.Ipv6Address;
import net.relay6.planning.model.Environment;
import net.relay6.platform.InterfaceSnapshot;
import net.relay6.platform.Platform;
import net.relay6.runtime.state.RelayIdFile;
import net.relay6.settings.RelaySettings;

/** Reads what a plan depends on beside the settings, without a relay that runs. */
public final class EnvironmentReader {

  private EnvironmentReader() {}

  /**
   * What a plan of {@code settings} depends on now. Opens and writes nothing, and looks each name
   * up once.
   */
  public static Environment read(RelaySettings settings, Platform platform) {
    InterfaceSnapshot interfaces = platform.interfaces().snapshot();
    Map<String, List<Ipv6Address>> addressesByName =
        ServerNames.lookUpOnce(settings, platform.names());
    return new Environment(
        interfaces,
        addressesByName,
        Uplinks.routes(settings, addressesByName, platform.routes()),
        new RelayIdFile(settings).peek().value(),
        platform.hostName());
  }
}
