package net.relay6.settings.read;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.relay6.settings.LinkOptions;
import net.relay6.settings.LinkOptions.ExtraOption;
import net.relay6.settings.LinkOptions.VendorOption;
import net.relay6.settings.OptionNumber;
import net.relay6.settings.OptionRules;
import net.relay6.settings.Template;
import net.relay6.settings.TemplateVariable;
import net.relay6.settings.hocon.Problems;
import net.relay6.settings.hocon.SettingsCursor;
import net.relay6.settings.hocon.SettingsValue;

/** Reads the options in a link's messages to servers, in the order of {@code reference.conf}. */
final class LinkOptionsReader {

  private static final Set<TemplateVariable> ALL = EnumSet.allOf(TemplateVariable.class);
  private static final long ENTERPRISE_MAX = 0xffff_ffffL;

  private final SettingsCursor keys;
  private final Problems problems;

  LinkOptionsReader(SettingsCursor keys, Problems problems) {
    this.keys = keys;
    this.problems = problems;
  }

  /** The options; if they have faults, these are reported and the result is empty. */
  LinkOptions read() {
    int before = problems.count();
    Optional<Template> remoteId = keys.find("remote-id").flatMap(LinkOptionsReader::template);
    Optional<Long> enterprise =
        keys.find("remote-id-enterprise").flatMap(LinkOptionsReader::enterprise);
    Optional<Template> subscriberId =
        keys.find("subscriber-id").flatMap(LinkOptionsReader::template);
    boolean sendRelayId = keys.flag("send-relay-id");
    boolean clientLinkLayerAddress = keys.flag("client-link-layer-address");
    List<VendorOption> vendorOptions =
        keys.elements("vendor-options", value -> new OptionBlock(value).vendorOption());
    List<OptionNumber> echoRequest = echoRequest();
    boolean allowAny = keys.flag("allow-any-supplied-option");
    List<ExtraOption> supplied =
        keys.elements(
            "supplied-options",
            value -> new OptionBlock(value).option(code -> OptionRules.supplied(code, allowAny)));
    List<ExtraOption> extra =
        keys.elements("extra-options", value -> new OptionBlock(value).option(OptionRules::extra));
    keys.refuse("remote-id", OptionRules.remoteId(remoteId, enterprise));
    return problems.count() > before
        ? NONE
        : new LinkOptions(
            remoteId,
            enterprise,
            subscriberId,
            sendRelayId,
            clientLinkLayerAddress,
            vendorOptions,
            echoRequest,
            supplied,
            allowAny,
            extra);
  }

  private static final LinkOptions NONE =
      new LinkOptions(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          false,
          false,
          List.of(),
          List.of(),
          List.of(),
          false,
          List.of());

  private List<OptionNumber> echoRequest() {
    List<OptionNumber> codes =
        keys.elements(
            "echo-request",
            value -> OptionText.read(value).filter(value.keeps(OptionRules::echoed)));
    keys.refuse("echo-request", OptionRules.once(codes));
    return codes;
  }

  static Optional<Template> template(SettingsValue value) {
    return TemplateText.read(value, ALL);
  }

  static Optional<Long> enterprise(SettingsValue value) {
    return value.wholeNumber(0, ENTERPRISE_MAX);
  }
}
