package net.relay6.platform;

/** Opens frame taps. */
public interface FrameTaps {

  /**
   * A tap on the interface with that index, which hears what arrives from now on.
   *
   * @throws TapRefused when the kernel does not allow it, or the interface is gone
   */
  FrameTap open(int interfaceIndex) throws TapRefused;
}
