package net.relay6.feature.relayoptions;

import java.util.Optional;
import net.relay6.agent.plan.ForwardContext;
import net.relay6.agent.plan.Gate;
import net.relay6.counters.DropReason;
import net.relay6.wire.DhcpMessage;
import net.relay6.wire.Nesting;
import net.relay6.wire.OptionCode;
import net.relay6.wire.RelayMessage;

/**
 * Refuses a RELAY-FORW that carries Relay-Supplied Options at any level (RFC 6422, section 5), and
 * one nested too deeply to be sure.
 *
 * @param levels how many levels of relaying it looks through, one more than may be accepted
 */
public record SuppliedOptionsGate(int levels) implements Gate {

  private static final Optional<DropReason> REFUSED = Optional.of(DropReason.SUPPLIED_OPTIONS);

  @Override
  public Optional<DropReason> refusal(ForwardContext context) {
    Optional<DhcpMessage> current = Optional.of(context.message());
    for (int level = 0; level < levels; level++) {
      if (current.isEmpty() || !(current.get() instanceof RelayMessage relay)) {
        return Optional.empty();
      }
      if (relay.options().first(OptionCode.SUPPLIED_OPTIONS).isPresent()) {
        return REFUSED;
      }
      current = Nesting.inner(relay);
    }
    return REFUSED;
  }
}
