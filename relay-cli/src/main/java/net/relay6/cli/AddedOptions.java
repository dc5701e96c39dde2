package net.relay6.cli;

import java.util.ArrayList;
import java.util.List;
import net.relay6.settings.LinkOptions;
import net.relay6.settings.OptionNumber;

/**
 * Names the options that a link's messages get, as the operator has configured them.
 *
 * @param settings the link's options
 */
record AddedOptions(LinkOptions settings) {

  private static final int VENDOR_OPTIONS = 17;
  private static final int INTERFACE_ID = 18;
  private static final int REMOTE_ID = 37;
  private static final int SUBSCRIBER_ID = 38;
  private static final int ECHO_REQUEST = 43;
  private static final int RELAY_ID = 53;
  private static final int SUPPLIED_OPTIONS = 66;
  private static final int CLIENT_LINK_LAYER_ADDRESS = 79;

  @Override
  public String toString() {
    List<Integer> codes = new ArrayList<>(List.of(INTERFACE_ID));
    addIf(settings.sendRelayId(), RELAY_ID, codes);
    addIf(settings.clientLinkLayerAddress(), CLIENT_LINK_LAYER_ADDRESS, codes);
    addIf(settings.remoteId().isPresent(), REMOTE_ID, codes);
    addIf(settings.subscriberId().isPresent(), SUBSCRIBER_ID, codes);
    addIf(!settings.vendorOptions().isEmpty(), VENDOR_OPTIONS, codes);
    addIf(!settings.echoRequest().isEmpty(), ECHO_REQUEST, codes);
    addIf(!settings.suppliedOptions().isEmpty(), SUPPLIED_OPTIONS, codes);
    settings.extraOptions().forEach(option -> codes.add(option.code().number()));
    return String.join(
        ", ", codes.stream().map(code -> new OptionNumber(code).toString()).toList());
  }

  private static void addIf(boolean added, int code, List<Integer> codes) {
    if (added) {
      codes.add(code);
    }
  }
}
