package net.relay6.daemon.resource;

import net.relay6.daemon.admin.AdminRequest;
import net.relay6.daemon.admin.Answer;
import net.relay6.daemon.admin.Resource;
import net.relay6.daemon.reload.LoadedSettings;
import net.relay6.daemon.view.Subject;

/** {@code /config}: the configuration in effect, with the defaults, as HOCON. */
public final class ConfigResource implements Resource {

  private final Subject subject;

  /** A resource about {@code subject}. */
  public ConfigResource(Subject subject) {
    this.subject = subject;
  }

  @Override
  public Answer answer(AdminRequest request) {
    LoadedSettings settings = subject.settings().get();
    return Answer.text(
        "# %s, read %s\n%s".formatted(settings.file(), settings.readAt(), settings.text()));
  }
}
