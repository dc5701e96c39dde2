package net.relay6.feature.relayoptions;

import io.netty.buffer.ByteBuf;
import net.relay6.agent.plan.ForwardContext;
import net.relay6.agent.plan.OptionSource;
import net.relay6.net.DhcpPorts;
import net.relay6.option.RelaySourcePort;
import net.relay6.wire.DhcpMessage;
import net.relay6.wire.OptionCode;
import net.relay6.wire.OptionList;
import net.relay6.wire.RelayMessage;

/**
 * Adds Relay Source Port if the response has to go to another port than 547: if this relay sends
 * from one, or if the downstream relay does and says so by that option (RFC 8357, sections 4.2 and
 * 5.2). The source port of a datagram alone has no meaning.
 *
 * @param localPort the UDP port messages leave from
 */
public record SourcePortOption(int localPort) implements OptionSource {

  @Override
  public void supply(ForwardContext context, ByteBuf frame) {
    int port = context.peer().port();
    if (port != DhcpPorts.SERVER && asksForItsPort(context.message())) {
      RelaySourcePort.CODEC.write(new RelaySourcePort(port), frame);
    } else if (localPort != DhcpPorts.SERVER) {
      RelaySourcePort.CODEC.write(new RelaySourcePort(0), frame);
    }
  }

  @Override
  public int roomLength() {
    return OptionList.HEADER_LENGTH + Short.BYTES;
  }

  private static boolean asksForItsPort(DhcpMessage message) {
    return message instanceof RelayMessage relay
        && relay.options().first(OptionCode.RELAY_SOURCE_PORT).isPresent();
  }
}
