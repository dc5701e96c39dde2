package net.relay6.daemon.resource;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import net.relay6.daemon.admin.AdminRequest;
import net.relay6.daemon.admin.AdminResponse;
import net.relay6.daemon.log.LogOutput;
import net.relay6.settings.LogSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /log-level}: the log level, until the next reload or start. */
public final class LogLevelResource {

  private static final Logger LOG = LoggerFactory.getLogger(LogLevelResource.class);

  private LogLevelResource() {}

  /** The response. */
  private record Level(String level) {}

  /** Returns the level. */
  public static AdminResponse respond(AdminRequest request) {
    String level = name(LogOutput.level());
    return AdminResponse.of(new Level(level), () -> level + "\n");
  }

  /** Sets the level to that of the request. */
  public static AdminResponse change(AdminRequest request) {
    String wanted = request.body().strip();
    Optional<LogSettings.Level> level =
        Arrays.stream(LogSettings.Level.values())
            .filter(one -> name(one).equals(wanted))
            .findFirst();
    if (level.isEmpty()) {
      return new AdminResponse.Refused(
          AdminResponse.BAD_REQUEST,
          "\"%s\" is no level; there are: %s"
              .formatted(
                  wanted,
                  Arrays.stream(LogSettings.Level.values())
                      .map(LogLevelResource::name)
                      .collect(Collectors.joining(", "))));
    }
    LogOutput.level(level.get());
    LOG.info("log level {} until the next reload or restart", wanted);
    return respond(request);
  }

  private static String name(LogSettings.Level level) {
    return level.name().toLowerCase(Locale.ROOT);
  }
}
