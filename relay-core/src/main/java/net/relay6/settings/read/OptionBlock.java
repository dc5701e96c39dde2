package net.relay6.settings.read;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import net.relay6.settings.LinkOptions.ExtraOption;
import net.relay6.settings.LinkOptions.VendorOption;
import net.relay6.settings.OptionNumber;
import net.relay6.settings.Template;
import net.relay6.settings.hocon.SettingsCursor;
import net.relay6.settings.hocon.SettingsValue;

/** Reads one option written as a block, {@code { code = 65000, value = "0x01" }}. */
final class OptionBlock {

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
          keys.require("code", "code = 1").flatMap(written -> written.number(0, OptionNumber.MAX));
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
