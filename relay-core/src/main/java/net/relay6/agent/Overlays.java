package net.relay6.agent;

/** Where overlays are put around the running relay and taken away. Any thread may ask. */
public interface Overlays {

  /** Puts {@code overlay} around everything else; it is there when this returns. */
  void add(Overlay overlay);

  /** Takes {@code overlay} away; the path is as if it had never been when this returns. */
  void remove(Overlay overlay);
}
