package net.relay6.daemon.resource;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.relay6.daemon.admin.AdminRequest;
import net.relay6.daemon.admin.AdminResponse;
import net.relay6.daemon.admin.Resource;
import net.relay6.daemon.view.AdminContext;
import net.relay6.daemon.view.Table;
import net.relay6.observer.ServerSetReport;
import net.relay6.observer.live.ServerSetWatch;
import net.relay6.settings.ServerSetModel;
import net.relay6.settings.ServerSetSettings;

/**
 * {@code /server-set}: the declared and the observed model of the servers, and how they share the
 * clients.
 */
public final class ServerSetResource implements Resource {

  private static final double PERCENT = 100;

  private final AdminContext context;

  /** A resource about {@code subject}. */
  public ServerSetResource(AdminContext context) {
    this.context = context;
  }

  /**
   * The response.
   *
   * @param declaredModel the configured model
   * @param declaredOnLinks the models of links that have one of their own
   * @param seenModel the model that the responses suggest, with its confidence, 0 to 1, and the
   *     evidence
   * @param shares the share of each server
   * @param counts the numbers of observations, evictions and losses
   */
  private record ServerSetState(
      Optional<String> declaredModel,
      Map<String, String> declaredOnLinks,
      Optional<String> seenModel,
      double confidence,
      List<String> evidence,
      List<ServerShare> shares,
      Map<String, Long> counts) {}

  /**
   * The share of one server: how many clients chose it, how many leases it has, and its part of
   * all, 0 to 1.
   */
  private record ServerShare(
      String server, long wins, double winShare, long liveLeases, double leaseShare) {}

  @Override
  public AdminResponse respond(AdminRequest request) {
    Optional<ServerSetWatch> watch = context.serverSet();
    return watch.isPresent() ? respond(watch.get()) : ServersNotObserved.RESPONSE;
  }

  private AdminResponse respond(ServerSetWatch watch) {
    ServerSetReport report = watch.report();
    Map<String, Long> counts = new TreeMap<>(report.counts());
    counts.put("observations-lost", watch.lost());
    ServerSetSettings declared = context.relay().settings().serverSet();
    ServerSetState state =
        new ServerSetState(
            declared.declared().model().map(ServerSetResource::name),
            onLinks(declared),
            report.inference().model().map(ServerSetResource::name),
            report.inference().confidence(),
            report.inference().evidence(),
            shares(report),
            counts);
    return AdminResponse.of(state, () -> toText(state));
  }

  private static Map<String, String> onLinks(ServerSetSettings settings) {
    Map<String, String> models = new LinkedHashMap<>();
    settings
        .links()
        .forEach((link, declared) ->
            declared
                .model()
                .filter(model -> !settings.declared().isModel(model))
                .ifPresent(model -> models.put(link, name(model))));
    return models;
  }

  private static String name(ServerSetModel model) {
    return model.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static List<ServerShare> shares(ServerSetReport report) {
    long wins = report.servers().stream().mapToLong(ServerSetReport.ServerFigures::wins).sum();
    long leases =
        report.servers().stream().mapToLong(ServerSetReport.ServerFigures::liveLeases).sum();
    return report.servers().stream()
        .map(server ->
            new ServerShare(
                server.name(),
                server.wins(),
                share(server.wins(), wins),
                server.liveLeases(),
                share(server.liveLeases(), leases)))
        .toList();
  }

  private static double share(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }

  private static String toText(ServerSetState state) {
    StringBuilder words = new StringBuilder();
    words.append("declared model  ").append(state.declaredModel().orElse("none")).append('\n');
    state
        .declaredOnLinks()
        .forEach((link, model) -> words.append("on %-13s%s%n".formatted(link, model)));
    words.append("observed model  ").append(seen(state)).append('\n');
    state.evidence().forEach(line -> words.append("                ").append(line).append('\n'));
    Table table = new Table("SERVER", "WINS", "", "LEASES", "");
    state
        .shares()
        .forEach(share ->
            table.row(
                share.server(),
                share.wins(),
                percent(share.winShare()),
                share.liveLeases(),
                percent(share.leaseShare())));
    return words.append(table).toString();
  }

  private static String seen(ServerSetState state) {
    return state
        .seenModel()
        .map(model ->
            "%s (supported by %s of the observations)"
                .formatted(model, percent(state.confidence())))
        .orElse("unknown (not enough traffic yet)");
  }

  private static String percent(double share) {
    return "%.0f %%".formatted(share * PERCENT);
  }
}
