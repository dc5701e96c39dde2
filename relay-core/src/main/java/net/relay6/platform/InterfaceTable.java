package net.relay6.platform;

/** The interfaces of this node, as they are now. */
public interface InterfaceTable {

  /** Reads the table; two equal snapshots mean that nothing has changed. */
  InterfaceSnapshot snapshot();
}
