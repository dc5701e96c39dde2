package net.relay6.agent;

/**
 * Stands around the relay for a while and sees what it receives and sends, such as a capture. While
 * none is there nothing on the path knows of it.
 */
public interface Overlay {

  /**
   * What receives instead of {@code inner}: it gives {@code inner} every datagram, unchanged, and
   * its outcome back. Called on the data plane's thread, once each time overlays change.
   */
  Relaying around(Relaying inner, ServerSources sources);
}
