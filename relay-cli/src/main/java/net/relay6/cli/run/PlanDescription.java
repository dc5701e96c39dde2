package net.relay6.cli.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import net.relay6.agent.plan.LinkPlan;
import net.relay6.agent.plan.NextHop;
import net.relay6.agent.plan.ServerPlan;
import net.relay6.planning.model.AssembledPlan;
import net.relay6.planning.model.LinkStatus;
import net.relay6.settings.Intent;
import net.relay6.settings.LinkOptions;
import net.relay6.settings.LinkSettings;
import net.relay6.settings.OptionNumber;
import net.relay6.settings.RelaySettings;
import net.relay6.settings.ServerSettings;
import net.relay6.wire.OptionCode;

/** A plan for people: servers, then links, each with its state. */
record PlanDescription(RelaySettings settings, AssembledPlan assembled) {

  @Override
  public String toString() {
    List<String> lines = new ArrayList<>();
    lines.add("servers" + model() + ":");
    assembled.plan().servers().forEach(server -> lines.add("  " + server(server)));
    lines.add("links:");
    for (int index = 0; index < assembled.links().size(); index++) {
      addLink(lines, assembled.links().get(index), assembled.linkSettings().get(index));
    }
    lines.add(
        "hop-count limit %d; responses are accepted from %s"
            .formatted(settings.hopCountLimit(), toText(settings.replies().acceptFrom())));
    return String.join(System.lineSeparator(), lines);
  }

  private String model() {
    return settings
        .serverSet()
        .declared()
        .model()
        .map(model -> " (" + toText(model) + ")")
        .orElse("");
  }

  /** The model of this link, if it has one of its own. */
  private String modelOn(String link) {
    return Intent.of(settings)
        .on(link)
        .model()
        .filter(model -> !settings.serverSet().declared().isModel(model))
        .map(model -> " (" + toText(model) + ")")
        .orElse("");
  }

  private static String server(ServerPlan server) {
    return "%s  %s, port 547%s%s%s"
        .formatted(
            server.name(),
            server.shownAddress(),
            nextHop(server.nextHop()),
            server.localPort() == ServerSettings.DHCP_PORT
                ? ""
                : ", from port " + server.localPort(),
            server.acceptFrom().isEmpty()
                ? ""
                : ", responses also from " + joined(server.acceptFrom()));
  }

  private static String joined(List<?> all) {
    return all.stream().map(Object::toString).collect(Collectors.joining(", "));
  }

  private static String nextHop(NextHop nextHop) {
    return switch (nextHop) {
      case NextHop.ByRoute(var source) -> source.map(pinned -> ", from " + pinned).orElse("");
      case NextHop.Unreachable(String why) -> ", WAITING: " + why;
      case NextHop.ByInterfaces(var indexes) ->
          ", through interface "
              + indexes.stream().map(String::valueOf).collect(Collectors.joining(", "));
    };
  }

  private void addLink(List<String> lines, LinkStatus status, LinkSettings settings) {
    lines.add(
        switch (status) {
          case LinkStatus.Waiting waiting ->
              "  %s  WAITING: %s".formatted(waiting.name(), waiting.text());
          case LinkStatus.Ready(LinkPlan link) ->
              "  %s  link-address %s".formatted(link, link.linkAddress());
        });
    lines.add("    Interface-Id " + interfaceId(status, settings));
    lines.add("    to " + String.join(", ", settings.servers()) + modelOn(status.name()));
    settings
        .serversByType()
        .forEach((type, servers) -> lines.add("    " + type + " to " + String.join(", ", servers)));
    settings
        .linkAddresses()
        .forEach((server, address) ->
            lines.add("    %s receives link-address %s".formatted(server, address)));
    lines.add("    adds " + new AddedOptions(settings.options()));
    if (!settings.admission().downstreamRelays().isEmpty()) {
      lines.add(
          "    relays accepted from "
              + settings.admission().downstreamRelays().stream()
                  .map(Object::toString)
                  .collect(Collectors.joining(", ")));
    }
    if (!settings.admission().denyTypes().isEmpty()) {
      lines.add(
          "    refused "
              + settings.admission().denyTypes().stream()
                  .map(Object::toString)
                  .sorted()
                  .collect(Collectors.joining(", ")));
    }
  }

  private static String interfaceId(LinkStatus status, LinkSettings settings) {
    return status instanceof LinkStatus.Ready(LinkPlan link)
        ? link.interfaceId().toDisplay()
        : settings.interfaceId().toString();
  }

  private static String toText(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The codes of the options that the relay adds to a link's messages, as configured.
   *
   * @param settings the link's options
   */
  record AddedOptions(LinkOptions settings) {

    @Override
    public String toString() {
      List<OptionCode> codes = new ArrayList<>(List.of(OptionCode.INTERFACE_ID));
      addIf(settings.sendRelayId(), OptionCode.RELAY_ID, codes);
      addIf(settings.clientLinkLayerAddress(), OptionCode.CLIENT_LINK_LAYER_ADDRESS, codes);
      addIf(settings.remoteId().isPresent(), OptionCode.REMOTE_ID, codes);
      addIf(settings.subscriberId().isPresent(), OptionCode.SUBSCRIBER_ID, codes);
      addIf(!settings.vendorOptions().isEmpty(), OptionCode.VENDOR_OPTIONS, codes);
      addIf(!settings.echoRequest().isEmpty(), OptionCode.ECHO_REQUEST, codes);
      addIf(!settings.suppliedOptions().isEmpty(), OptionCode.SUPPLIED_OPTIONS, codes);
      settings.extraOptions().forEach(option -> codes.add(new OptionCode(option.code().number())));
      return codes.stream()
          .map(code -> new OptionNumber(code.value()).toString())
          .collect(Collectors.joining(", "));
    }

    private static void addIf(boolean added, OptionCode code, List<OptionCode> codes) {
      if (added) {
        codes.add(code);
      }
    }
  }
}
