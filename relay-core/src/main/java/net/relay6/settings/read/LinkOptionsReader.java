package net.relay6.settings.read;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import net.relay6.net.OptionCodeNames;
import net.relay6.settings.LinkOptions;
import net.relay6.settings.LinkOptions.ExtraOption;
import net.relay6.settings.LinkOptions.VendorOption;
import net.relay6.settings.NearestName;
import net.relay6.settings.OptionNumber;
import net.relay6.settings.OptionRules;
import net.relay6.settings.Template;
import net.relay6.settings.hocon.Problems;
import net.relay6.settings.hocon.SettingsCursor;
import net.relay6.settings.hocon.SettingsValue;

/** Reads the options in a link's messages to servers, in the order of {@code reference.conf}. */
final class LinkOptionsReader {

  private static final Set<Template.VariableName> ALL = EnumSet.allOf(Template.VariableName.class);
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

  /** Reads one option written as a block, {@code { code = 65000, value = "0x01" }}. */
  static final class OptionBlock {

    private final Optional<SettingsCursor> block;

    OptionBlock(SettingsValue value) {
      block = value.block().map(content -> new SettingsCursor(List.of(content)));
    }

    /** The option, if its code satisfies {@code rule}. */
    Optional<ExtraOption> option(Function<OptionNumber, Optional<String>> rule) {
      return block.flatMap(keys -> {
        Optional<OptionNumber> code =
            keys.require("code", "code = 65000")
                .flatMap(written -> OptionText.read(written).filter(written.keeps(rule)));
        Optional<Template> value = value(keys);
        keys.refuseUnknownKeys();
        return code.flatMap(known -> value.map(data -> new ExtraOption(known, data)));
      });
    }

    /** The sub-option. */
    Optional<VendorOption> vendorOption() {
      return block.flatMap(keys -> {
        Optional<Long> enterprise =
            keys.require("enterprise", "enterprise = 32473").flatMap(LinkOptionsReader::enterprise);
        Optional<Integer> code =
            keys.require("code", "code = 1")
                .flatMap(written -> written.number(0, OptionNumber.MAX));
        Optional<Template> value = value(keys);
        keys.refuseUnknownKeys();
        return enterprise.flatMap(whose ->
            code.flatMap(number -> value.map(data -> new VendorOption(whose, number, data))));
      });
    }

    private static Optional<Template> value(SettingsCursor keys) {
      return keys.require("value", "value = \"text\"").flatMap(LinkOptionsReader::template);
    }
  }

  /** Reads an option code as written by operators: a name that relay6 prints, or a number. */
  static final class OptionText {

    private OptionText() {}

    static Optional<OptionNumber> read(SettingsValue value) {
      return value.isNumber()
          ? value.number(1, OptionNumber.MAX).map(OptionNumber::new)
          : value.text().flatMap(name -> named(name, value));
    }

    private static Optional<OptionNumber> named(String name, SettingsValue value) {
      Optional<OptionNumber> option = OptionCodeNames.number(name).map(OptionNumber::new);
      if (option.isEmpty()) {
        value.refuse(
            "no option is called \"%s\"; %s"
                .formatted(
                    name,
                    NearestName.nearest(name, OptionCodeNames.all())
                        .map(near -> "did you mean \"" + near + "\"?")
                        .orElse("write a name such as REMOTE-ID or a number from 1 to 65535")));
      }
      return option;
    }
  }
}
