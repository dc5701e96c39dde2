package net.relay6.feature.relayoptions;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import net.relay6.agent.plan.OptionSource;
import net.relay6.agent.plan.RelayForwardPlan;
import net.relay6.net.Octets;
import net.relay6.option.Duid;
import net.relay6.option.EchoRequest;
import net.relay6.option.InterfaceId;
import net.relay6.option.RelayId;
import net.relay6.settings.LinkOptions;
import net.relay6.settings.LinkOptions.ExtraOption;
import net.relay6.settings.LinkOptions.VendorOption;
import net.relay6.settings.OptionNumber;
import net.relay6.settings.Template;
import net.relay6.wire.OptionCode;

/**
 * The options of one link's messages, by the settings. Options without a value on this link are
 * omitted and reported as missing.
 */
public final class RelayOptions {

  private final TemplateDataParts.LinkVariables variables;
  private final List<ComposedOption> ofEveryMessage = new ArrayList<>();
  private final List<ComposedOption> ofClients = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();

  /**
   * @param relayId this relay's DUID, if there is one
   * @param knowsLinkLayer whether clients' hardware addresses can be learnt
   */
  public RelayOptions(
      Octets interfaceId,
      LinkOptions settings,
      TemplateDataParts.LinkVariables variables,
      Optional<Octets> relayId,
      boolean knowsLinkLayer) {
    this.variables = variables;
    ofEveryMessage.add(encoded(InterfaceId.CODEC.code(), interfaceId));
    if (settings.sendRelayId()) {
      addRelayId(relayId);
    }
    if (settings.clientLinkLayerAddress() && knowsLinkLayer) {
      ofClients.add(
          new ComposedOption(
              OptionCode.CLIENT_LINK_LAYER_ADDRESS,
              List.of(ComposedOption.MessagePart.LINK_LAYER_WITH_TYPE)));
    }
    settings.remoteId().ifPresent(value -> addRemoteId(settings, value));
    settings.subscriberId().ifPresent(value -> add(OptionCode.SUBSCRIBER_ID, List.of(), value));
    addVendorOptions(settings.vendorOptions());
    addEchoRequest(settings.echoRequest());
    addSupplied(settings.suppliedOptions());
    settings
        .extraOptions()
        .forEach(option -> add(new OptionCode(option.code().number()), List.of(), option.value()));
  }

  /** Options for a client's own message, without those that {@code omitted} names. */
  public RelayForwardPlan.Options forClients(Predicate<OptionNumber> omitted) {
    List<ComposedOption> all = new ArrayList<>(ofEveryMessage);
    all.addAll(ofClients);
    return plan(all, omitted);
  }

  /**
   * Options for a message that another relay has wrapped, without those that {@code omitted} names.
   */
  public RelayForwardPlan.Options forRelays(Predicate<OptionNumber> omitted) {
    return plan(ofEveryMessage, omitted);
  }

  /** The options that are omitted because they have no value here, one phrase each. */
  public List<String> missing() {
    return List.copyOf(missing);
  }

  private static RelayForwardPlan.Options plan(
      List<ComposedOption> options, Predicate<OptionNumber> omitted) {
    ByteBuf fixed = Unpooled.buffer();
    List<OptionSource> sources = new ArrayList<>();
    for (ComposedOption option : options) {
      if (omitted.test(new OptionNumber(option.code().value()))) {
        continue;
      }
      if (option.isFixed()) {
        option.writeFixed(fixed);
      } else {
        sources.add(option);
      }
    }
    return new RelayForwardPlan.Options(Octets.of(ByteBufUtil.getBytes(fixed)), sources);
  }

  private void addRelayId(Optional<Octets> relayId) {
    relayId.ifPresentOrElse(
        duid ->
            ofEveryMessage.add(
                encoded(
                    OptionCode.RELAY_ID,
                    data(frame ->
                        RelayId.CODEC.writer().accept(new RelayId(new Duid(duid)), frame)))),
        () -> missing.add("send-relay-id: this relay has no DUID"));
  }

  private void addRemoteId(LinkOptions settings, Template value) {
    long enterprise = settings.remoteIdEnterprise().orElseThrow();
    add(OptionCode.REMOTE_ID, List.of(enterprise(enterprise)), value);
  }

  /** Sub-options of one enterprise share one option (RFC 9915, section 21.17). */
  private void addVendorOptions(List<VendorOption> options) {
    Map<Long, List<ComposedOption.DataPart>> byEnterprise = new LinkedHashMap<>();
    for (VendorOption option : options) {
      dataParts(option.value(), OptionCode.VENDOR_OPTIONS)
          .ifPresent(value -> {
            List<ComposedOption.DataPart> data =
                byEnterprise.computeIfAbsent(
                    option.enterprise(), whose -> new ArrayList<>(List.of(enterprise(whose))));
            data.add(ComposedOption.NestedOption.of(option.code(), value));
          });
    }
    byEnterprise
        .values()
        .forEach(data -> ofClients.add(new ComposedOption(OptionCode.VENDOR_OPTIONS, data)));
  }

  private void addEchoRequest(List<OptionNumber> echoed) {
    if (!echoed.isEmpty()) {
      List<OptionCode> codes =
          echoed.stream().map(option -> new OptionCode(option.number())).toList();
      ofClients.add(
          encoded(
              OptionCode.ECHO_REQUEST,
              data(frame -> EchoRequest.CODEC.writer().accept(new EchoRequest(codes), frame))));
    }
  }

  private void addSupplied(List<ExtraOption> options) {
    List<ComposedOption.DataPart> data = new ArrayList<>();
    for (ExtraOption option : options) {
      dataParts(option.value(), OptionCode.SUPPLIED_OPTIONS)
          .ifPresent(
              value -> data.add(ComposedOption.NestedOption.of(option.code().number(), value)));
    }
    if (!data.isEmpty()) {
      ofClients.add(new ComposedOption(OptionCode.SUPPLIED_OPTIONS, data));
    }
  }

  private void add(OptionCode code, List<ComposedOption.DataPart> before, Template value) {
    dataParts(value, code)
        .ifPresent(dataParts -> {
          List<ComposedOption.DataPart> data = new ArrayList<>(before);
          data.addAll(dataParts);
          ofClients.add(new ComposedOption(code, data));
        });
  }

  private Optional<List<ComposedOption.DataPart>> dataParts(Template value, OptionCode code) {
    Optional<List<ComposedOption.DataPart>> dataParts = TemplateDataParts.of(value, variables);
    if (dataParts.isEmpty()) {
      missing.add("%s: a variable in %s has no value here".formatted(code, value));
    }
    return dataParts;
  }

  private static ComposedOption encoded(OptionCode code, Octets data) {
    return new ComposedOption(code, List.of(new ComposedOption.FixedPart(data)));
  }

  private static ComposedOption.FixedPart enterprise(long number) {
    return new ComposedOption.FixedPart(data(frame -> frame.writeInt((int) number)));
  }

  private static Octets data(Consumer<ByteBuf> writer) {
    ByteBuf data = Unpooled.buffer();
    writer.accept(data);
    return Octets.of(ByteBufUtil.getBytes(data));
  }
}
