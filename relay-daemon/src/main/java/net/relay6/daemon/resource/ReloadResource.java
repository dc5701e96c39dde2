package net.relay6.daemon.resource;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import net.relay6.daemon.admin.AdminRequest;
import net.relay6.daemon.admin.AdminResponse;
import net.relay6.daemon.admin.Resource;
import net.relay6.daemon.reload.LoadedSettings;
import net.relay6.daemon.reload.ReloadOutcome;
import net.relay6.settings.Origin;
import net.relay6.settings.SettingsChange;
import net.relay6.settings.SettingsProblem;

/**
 * {@code POST /reload}: reads the configuration again. A mistake in it, or a fault of relay6,
 * changes nothing.
 */
public final class ReloadResource implements Resource {

  private final Supplier<ReloadOutcome> reload;

  /** Reloads by {@code reload}. */
  public ReloadResource(Supplier<ReloadOutcome> reload) {
    this.reload = reload;
  }

  /** The response if it was applied. */
  private record InForce(
      String configuration,
      SettingsChange.NameChanges servers,
      SettingsChange.NameChanges links,
      List<String> others,
      List<String> atStart,
      List<Problem> warnings) {}

  /** The response if it is wrong. */
  private record Wrong(String error, List<Problem> problems) {}

  /** One mistake or warning; {@code origin} is missing if no key is the cause. */
  private record Problem(Optional<String> origin, String path, String message) {

    private static Problem of(SettingsProblem problem) {
      return new Problem(
          Optional.of(problem.origin().toString()), problem.path(), problem.message());
    }

    private static Problem of(LoadedSettings.LocatedWarning located) {
      return new Problem(
          located.origin().map(Origin::toString),
          located.warning().path(),
          located.warning().text());
    }
  }

  @Override
  public AdminResponse respond(AdminRequest request) {
    return switch (reload.get()) {
      case ReloadOutcome.InForce done -> inForce(done);
      case ReloadOutcome.Wrong wrong -> wrong(wrong);
      case ReloadOutcome.Failed failed ->
          new AdminResponse.Refused(AdminResponse.FAULT, failed.toString());
    };
  }

  private static AdminResponse inForce(ReloadOutcome.InForce done) {
    SettingsChange change = done.change();
    return AdminResponse.of(
        new InForce(
            done.file().toString(),
            change.servers(),
            change.links(),
            change.others(),
            done.atStart(),
            done.warnings().stream().map(Problem::of).toList()),
        () -> toText(done));
  }

  private static String toText(ReloadOutcome.InForce done) {
    return done.warnings().stream()
        .map(warning -> "WARNING: " + warning + "\n")
        .collect(Collectors.joining("", done + "\n", ""));
  }

  private static AdminResponse wrong(ReloadOutcome.Wrong wrong) {
    return new AdminResponse.Value(
        AdminResponse.UNPROCESSABLE,
        new Wrong(wrong.toString(), wrong.problems().stream().map(Problem::of).toList()),
        () ->
            wrong.problems().stream()
                .map(problem -> problem + "\n")
                .collect(Collectors.joining("", "", wrong + "\n")));
  }
}
