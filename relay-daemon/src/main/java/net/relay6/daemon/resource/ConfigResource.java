package net.relay6.daemon.resource;

import net.relay6.daemon.admin.AdminRequest;
import net.relay6.daemon.admin.AdminResponse;
import net.relay6.daemon.admin.Resource;
import net.relay6.daemon.reload.LoadedSettings;
import net.relay6.daemon.view.AdminContext;

/** {@code /config}: the configuration in effect, with the defaults, as HOCON. */
public final class ConfigResource implements Resource {

  private final AdminContext context;

  /** A resource about {@code subject}. */
  public ConfigResource(AdminContext context) {
    this.context = context;
  }

  @Override
  public AdminResponse respond(AdminRequest request) {
    LoadedSettings settings = context.settings().get();
    return AdminResponse.text(
        "# %s, read %s\n%s".formatted(settings.file(), settings.readAt(), settings.text()));
  }
}
