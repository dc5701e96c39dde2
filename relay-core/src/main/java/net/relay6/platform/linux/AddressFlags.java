package net.relay6.platform.linux;

import net.relay6.platform.InterfaceAddress.State;

/** The kernel's flags of an address: IFA_F_... of rtnetlink(7). */
final class AddressFlags {

  private static final int TEMPORARY = 0x01;
  private static final int OPTIMISTIC = 0x04;
  private static final int DUPLICATE = 0x08;
  private static final int DEPRECATED = 0x20;
  private static final int TENTATIVE = 0x40;

  private AddressFlags() {}

  /** An optimistic address may be used although it is tentative (RFC 4429). */
  static State state(int flags) {
    if ((flags & DUPLICATE) != 0 || (flags & (TENTATIVE | OPTIMISTIC)) == TENTATIVE) {
      return State.TENTATIVE;
    }
    if ((flags & DEPRECATED) != 0) {
      return State.DEPRECATED;
    }
    return (flags & TEMPORARY) != 0 ? State.TEMPORARY : State.STABLE;
  }
}
