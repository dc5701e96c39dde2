package net.relay6.platform.linux;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * The kernel's filter for a tap: a classic BPF program that lets through the first octets of IPv6
 * packets to ff02::1:2 with a UDP datagram for port 547 in them, or the first fragment of one (RFC
 * 8200, section 4.5). Packets of a VLAN above the interface are another link's. The tap sees
 * packets from their IPv6 header on.
 */
final class PacketFilter {

  /** Octets of a packet that get through: the IPv6 header. */
  static final int KEPT_LENGTH = 40;

  /** Octets of one instruction. */
  static final int INSTRUCTION_LENGTH = 8;

  private static final int LOAD_WORD = 0x20;
  private static final int LOAD_HALF = 0x28;
  private static final int LOAD_OCTET = 0x30;
  private static final int JUMP_IF_EQUAL = 0x15;
  private static final int JUMP_IF_BITS = 0x45;
  private static final int AND = 0x54;
  private static final int RETURN = 0x06;

  /** Where the kernel shows what it knows of a packet instead of its octets. */
  private static final int PROTOCOL = 0xfffff000;

  private static final int VLAN_TAG = PROTOCOL + 44;
  private static final int VLAN_TAG_PRESENT = PROTOCOL + 48;
  private static final int VLAN_NUMBER_BITS = 0xfff;

  private static final int IPV6 = 0x86dd;
  private static final int UDP = 17;
  private static final int FRAGMENT = 44;
  private static final int NEXT_HEADER = 6;
  private static final int DESTINATION = 24;
  private static final int PAYLOAD = 40;
  private static final int FRAGMENT_HEADER_LENGTH = 8;
  private static final int FRAGMENT_OFFSET_BITS = 0xfff8;
  private static final int PORT = 547;

  /**
   * @param ifTrue instructions to skip when the condition holds
   * @param ifFalse instructions to skip when it does not
   */
  record Instruction(int code, int ifTrue, int ifFalse, int operand) {}

  private static final List<Instruction> PROGRAM =
      List.of(
          load(LOAD_WORD, PROTOCOL),
          jump(JUMP_IF_EQUAL, IPV6, 0, 25),
          load(LOAD_WORD, VLAN_TAG_PRESENT),
          jump(JUMP_IF_EQUAL, 0, 3, 0),
          load(LOAD_WORD, VLAN_TAG),
          new Instruction(AND, 0, 0, VLAN_NUMBER_BITS),
          jump(JUMP_IF_EQUAL, 0, 0, 20),
          load(LOAD_WORD, DESTINATION),
          jump(JUMP_IF_EQUAL, 0xff020000, 0, 18),
          load(LOAD_WORD, DESTINATION + 4),
          jump(JUMP_IF_EQUAL, 0, 0, 16),
          load(LOAD_WORD, DESTINATION + 8),
          jump(JUMP_IF_EQUAL, 0, 0, 14),
          load(LOAD_WORD, DESTINATION + 12),
          jump(JUMP_IF_EQUAL, 0x00010002, 0, 12),
          load(LOAD_OCTET, NEXT_HEADER),
          jump(JUMP_IF_EQUAL, UDP, 0, 2),
          load(LOAD_HALF, PAYLOAD + 2),
          jump(JUMP_IF_EQUAL, PORT, 7, 8),
          jump(JUMP_IF_EQUAL, FRAGMENT, 0, 7),
          load(LOAD_HALF, PAYLOAD + 2),
          jump(JUMP_IF_BITS, FRAGMENT_OFFSET_BITS, 5, 0),
          load(LOAD_OCTET, PAYLOAD),
          jump(JUMP_IF_EQUAL, UDP, 0, 3),
          load(LOAD_HALF, PAYLOAD + FRAGMENT_HEADER_LENGTH + 2),
          jump(JUMP_IF_EQUAL, PORT, 0, 1),
          new Instruction(RETURN, 0, 0, KEPT_LENGTH),
          new Instruction(RETURN, 0, 0, 0));

  private PacketFilter() {}

  /** The program. */
  static List<Instruction> program() {
    return PROGRAM;
  }

  /** The program as the kernel reads it: {@code struct sock_filter}, one behind the other. */
  static byte[] encoded() {
    ByteBuffer encoded =
        ByteBuffer.allocate(PROGRAM.size() * INSTRUCTION_LENGTH).order(ByteOrder.nativeOrder());
    for (Instruction instruction : PROGRAM) {
      encoded
          .putShort((short) instruction.code())
          .put((byte) instruction.ifTrue())
          .put((byte) instruction.ifFalse())
          .putInt(instruction.operand());
    }
    return encoded.array();
  }

  private static Instruction load(int code, int offset) {
    return new Instruction(code, 0, 0, offset);
  }

  private static Instruction jump(int code, int operand, int ifTrue, int ifFalse) {
    return new Instruction(code, ifTrue, ifFalse, operand);
  }
}
