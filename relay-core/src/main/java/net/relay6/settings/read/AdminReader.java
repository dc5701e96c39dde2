package net.relay6.settings.read;

import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import net.relay6.settings.AdminSettings;
import net.relay6.settings.hocon.SettingsCursor;
import net.relay6.settings.hocon.SettingsValue;

/** Reads {@code admin}. */
final class AdminReader {

  private static final int OCTAL = 8;

  /** From the lowest bit of a mode up. */
  private static final PosixFilePermission[] PERMISSIONS = {
    PosixFilePermission.OTHERS_EXECUTE,
    PosixFilePermission.OTHERS_WRITE,
    PosixFilePermission.OTHERS_READ,
    PosixFilePermission.GROUP_EXECUTE,
    PosixFilePermission.GROUP_WRITE,
    PosixFilePermission.GROUP_READ,
    PosixFilePermission.OWNER_EXECUTE,
    PosixFilePermission.OWNER_WRITE,
    PosixFilePermission.OWNER_READ
  };

  private final SettingsCursor keys;

  AdminReader(SettingsCursor relay) {
    keys = relay.block("admin");
  }

  AdminSettings read() {
    AdminSettings admin =
        new AdminSettings(
            keys.find("socket")
                .flatMap(value -> value.text().filter(value.keeps(AdminSettings.Rules::socket)))
                .map(Path::of),
            keys.require("socket-mode", "socket-mode = \"0660\"")
                .flatMap(value -> value.text().filter(value.keeps(AdminSettings.Rules::socketMode)))
                .map(AdminReader::permissions)
                .orElse(Set.of()),
            keys.find("socket-group").flatMap(SettingsValue::text),
            keys.find("address").flatMap(AdminReader::address),
            keys.elements(
                "host-names",
                value -> value.text().filter(value.keeps(AdminSettings.Rules::hostName))),
            keys.find("show-clients").flatMap(SettingsValue::flag).orElse(false),
            keys.flag("ready-needs-response"));
    keys.refuseUnknownKeys();
    return admin;
  }

  private static Set<PosixFilePermission> permissions(String mode) {
    int bits = Integer.parseInt(mode, OCTAL);
    Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
    for (int bit = 0; bit < PERMISSIONS.length; bit++) {
      if ((bits & 1 << bit) != 0) {
        permissions.add(PERMISSIONS[bit]);
      }
    }
    return permissions;
  }

  private static Optional<AdminSettings.TcpAddress> address(SettingsValue value) {
    return value
        .text()
        .flatMap(text -> {
          Optional<AdminSettings.TcpAddress> address = AdminSettings.TcpAddress.parse(text);
          if (address.isEmpty()) {
            value.refuse(
                "\"%s\" is no address with a port; write one such as \"[::1]:9547\""
                    .formatted(text));
          }
          return address;
        });
  }
}
