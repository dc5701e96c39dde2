package net.relay6.settings;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The options in a link's messages to servers besides Interface-Id. All except Relay-Id describe
 * the client or its link and are added only to clients' own messages, never to a RELAY-FORW of
 * another relay.
 *
 * @param remoteId Remote-Id's value (RFC 4649); empty: not sent
 * @param remoteIdEnterprise its enterprise number, 32 bits; present if {@code remoteId} is
 * @param subscriberId Subscriber-Id (RFC 4580); empty: not sent
 * @param sendRelayId whether the relay's own DUID is sent (RFC 5460, section 5.4.1)
 * @param clientLinkLayerAddress whether the hardware address of the client's frame is sent (RFC
 *     6939)
 * @param vendorOptions sub-options of Vendor-specific Information (RFC 9915, section 21.17)
 * @param echoRequest options that the server should echo (RFC 4994); empty: none
 * @param suppliedOptions options that the server should send to clients (RFC 6422)
 * @param allowAnySuppliedOption whether other options than those listed by IANA are allowed
 * @param extraOptions further options
 */
public record LinkOptions(
    Optional<Template> remoteId,
    Optional<Long> remoteIdEnterprise,
    Optional<Template> subscriberId,
    boolean sendRelayId,
    boolean clientLinkLayerAddress,
    List<VendorOption> vendorOptions,
    List<OptionNumber> echoRequest,
    List<ExtraOption> suppliedOptions,
    boolean allowAnySuppliedOption,
    List<ExtraOption> extraOptions) {

  /**
   * One sub-option.
   *
   * @param enterprise the enterprise number, 32 bits
   * @param code its number within the enterprise, 0 to 65535
   * @param value its data
   */
  public record VendorOption(long enterprise, int code, Template value) {}

  /** One option with configured data. */
  public record ExtraOption(OptionNumber code, Template value) {}

  /** Whether clients' hardware addresses are sent, as an option or within one. */
  public boolean sendsHardwareAddresses() {
    return clientLinkLayerAddress
        || templates()
            .anyMatch(template -> template.uses(Template.VariableName.LINK_LAYER_ADDRESS));
  }

  private Stream<Template> templates() {
    return Stream.of(
            remoteId.stream(),
            subscriberId.stream(),
            vendorOptions.stream().map(VendorOption::value),
            suppliedOptions.stream().map(ExtraOption::value),
            extraOptions.stream().map(ExtraOption::value))
        .flatMap(values -> values);
  }

  /** Copies its lists; fails when a rule of {@link OptionRules} is broken. */
  public LinkOptions {
    vendorOptions = List.copyOf(vendorOptions);
    echoRequest = List.copyOf(echoRequest);
    suppliedOptions = List.copyOf(suppliedOptions);
    extraOptions = List.copyOf(extraOptions);
    SettingsRule.enforce(OptionRules.remoteId(remoteId, remoteIdEnterprise));
    echoRequest.forEach(option -> SettingsRule.enforce(OptionRules.echoed(option)));
    SettingsRule.enforce(OptionRules.once(echoRequest));
    extraOptions.forEach(option -> SettingsRule.enforce(OptionRules.extra(option.code())));
    for (ExtraOption option : suppliedOptions) {
      SettingsRule.enforce(OptionRules.supplied(option.code(), allowAnySuppliedOption));
    }
  }
}
