package net.relay6.transport.udp;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.relay6.kernel.SocketCalls;

/**
 * A classic BPF program by which the kernel decides what a socket receives (socket(7),
 * SO_ATTACH_FILTER): it returns how many octets of a packet are kept, 0 for none.
 *
 * @param instructions the program
 */
public record SocketFilter(List<Instruction> instructions) {

  private static final int LEVEL_SOCKET = 1;
  private static final int ATTACH = 26;
  private static final int DETACH = 27;

  /** Octets of {@code struct sock_filter}. */
  private static final int INSTRUCTION_LENGTH = 8;

  /**
   * {@code struct sock_filter}.
   *
   * @param code the operation
   * @param ifTrue instructions to skip when the condition holds
   * @param ifFalse instructions to skip when it does not
   * @param operand an offset, a value or a number of octets
   */
  public record Instruction(int code, int ifTrue, int ifFalse, int operand) {}

  /** Copies its list. */
  public SocketFilter {
    instructions = List.copyOf(instructions);
  }

  /** Attaches the filter to the socket; returns whether that succeeded. */
  public boolean attach(SocketCalls calls, int socket) {
    try (Arena arena = Arena.ofConfined()) {
      return calls.setOption(socket, LEVEL_SOCKET, ATTACH, program(arena));
    }
  }

  /** Removes the socket's filter, if there is one. */
  public static void detach(SocketCalls calls, int socket) {
    calls.setOption(socket, LEVEL_SOCKET, DETACH, 0);
  }

  /** {@code struct sock_fprog}: how many instructions, and where they are. */
  private MemorySegment program(Arena arena) {
    byte[] encoded = encoded();
    MemorySegment octets = arena.allocate(encoded.length, Long.BYTES);
    MemorySegment.copy(encoded, 0, octets, ValueLayout.JAVA_BYTE, 0, encoded.length);
    MemorySegment program = arena.allocate(2L * Long.BYTES, Long.BYTES);
    program.set(ValueLayout.JAVA_SHORT, 0, (short) instructions.size());
    program.set(ValueLayout.ADDRESS, Long.BYTES, octets);
    return program;
  }

  private byte[] encoded() {
    ByteBuffer encoded =
        ByteBuffer.allocate(instructions.size() * INSTRUCTION_LENGTH)
            .order(ByteOrder.nativeOrder());
    for (Instruction instruction : instructions) {
      encoded
          .putShort((short) instruction.code())
          .put((byte) instruction.ifTrue())
          .put((byte) instruction.ifFalse())
          .putInt(instruction.operand());
    }
    return encoded.array();
  }

  /**
   * Writes a program with labels. A condition without a label for its result continues with the
   * next instruction.
   */
  public static final class Writer {

    private static final int LOAD_WORD = 0x20;
    private static final int LOAD_HALF = 0x28;
    private static final int LOAD_OCTET = 0x30;
    private static final int AND = 0x54;
    private static final int JUMP_IF_EQUAL = 0x15;
    private static final int JUMP_IF_GREATER = 0x25;
    private static final int JUMP_IF_BITS = 0x45;
    private static final int RETURN = 0x06;

    private record Step(int code, String ifTrue, String ifFalse, int operand) {}

    private final List<Step> steps = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();

    /** A program without instructions. */
    public Writer() {}

    /** Names the next instruction. */
    public Writer place(String name) {
      places.put(name, steps.size());
      return this;
    }

    /** Loads four octets. */
    public Writer loadWord(int offset) {
      return step(LOAD_WORD, "", "", offset);
    }

    /** Loads two octets. */
    public Writer loadHalf(int offset) {
      return step(LOAD_HALF, "", "", offset);
    }

    /** Loads one octet. */
    public Writer loadOctet(int offset) {
      return step(LOAD_OCTET, "", "", offset);
    }

    /** Masks the loaded value with {@code bits}. */
    public Writer and(int bits) {
      return step(AND, "", "", bits);
    }

    /** Jumps depending on whether the loaded value is {@code value}. */
    public Writer ifEqual(int value, String ifTrue, String ifFalse) {
      return step(JUMP_IF_EQUAL, ifTrue, ifFalse, value);
    }

    /** Jumps depending on whether the loaded value is greater, unsigned. */
    public Writer ifGreater(int value, String ifTrue, String ifFalse) {
      return step(JUMP_IF_GREATER, ifTrue, ifFalse, value);
    }

    /** Jumps depending on whether the loaded value has any of {@code bits}. */
    public Writer ifBits(int bits, String ifTrue, String ifFalse) {
      return step(JUMP_IF_BITS, ifTrue, ifFalse, bits);
    }

    /** Returns and keeps that many octets. */
    public Writer keep(int octets) {
      return step(RETURN, "", "", octets);
    }

    private Writer step(int code, String ifTrue, String ifFalse, int operand) {
      steps.add(new Step(code, ifTrue, ifFalse, operand));
      return this;
    }

    /** The program. */
    public SocketFilter filter() {
      List<Instruction> instructions = new ArrayList<>();
      for (Step step : steps) {
        int next = instructions.size() + 1;
        instructions.add(
            new Instruction(
                step.code(),
                distance(step.ifTrue(), next),
                distance(step.ifFalse(), next),
                step.operand()));
      }
      return new SocketFilter(instructions);
    }

    private int distance(String name, int next) {
      if (name.isEmpty()) {
        return 0;
      }
      Integer place = places.get(name);
      if (place == null || place < next) {
        throw new IllegalArgumentException("no later place " + name);
      }
      return place - next;
    }
  }
}
