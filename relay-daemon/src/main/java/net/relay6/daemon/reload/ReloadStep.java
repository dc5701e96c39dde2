package net.relay6.daemon.reload;

/**
 * A prepared change of a reload beside the relay itself.
 *
 * @param apply applies the change
 * @param undo restores the state before the change; may be called without {@code apply}
 * @param finish releases the previous state, after the reload has succeeded
 */
public record ReloadStep(Runnable apply, Runnable undo, Runnable finish) {}
