package net.relay6.cli.run;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.relay6.settings.LinkOptions;
import net.relay6.settings.OptionNumber;
import net.relay6.wire.OptionCode;

/**
 * The codes of the options that the relay adds to a link's messages, as configured.
 *
 * @param settings the link's options
 */
record AddedOptions(LinkOptions settings) {

  @Override
  public String toString() {
    List<OptionCode> codes = new ArrayList<>(List.of(OptionCode.INTERFACE_ID));
    addIf(settings.sendRelayId(), OptionCode.RELAY_ID, codes);
    addIf(settings.clientLinkLayerAddress(), OptionCode.CLIENT_LINK_LAYER_ADDRESS, codes);
    addIf(settings.remoteId().isPresent(), OptionCode.REMOTE_ID, codes);
    addIf(settings.subscriberId().isPresent(), OptionCode.SUBSCRIBER_ID, codes);
    addIf(!settings.vendorOptions().isEmpty(), OptionCode.VENDOR_OPTIONS, codes);
    addIf(!settings.echoRequest().isEmpty(), OptionCode.ECHO_REQUEST, codes);
    addIf(!settings.suppliedOptions().isEmpty(), OptionCode.SUPPLIED_OPTIONS, codes);
    settings.extraOptions().forEach(option -> codes.add(new OptionCode(option.code().number())));
    return codes.stream()
        .map(code -> new OptionNumber(code.value()).toString())
        .collect(Collectors.joining(", "));
  }

  private static void addIf(boolean added, OptionCode code, List<OptionCode> codes) {
    if (added) {
      codes.add(code);
    }
  }
}
