package net.relay6.settings;

import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

/** The admin endpoint when the operator says nothing, written out. */
public final class AdminDefaults {

  public static final AdminSettings ADMIN =
      new AdminSettings(
          Optional.of(Path.of("/run/relay6/admin.sock")),
          PosixFilePermissions.fromString("rw-rw----"),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          false,
          false);

  private AdminDefaults() {}
}
