package net.relay6.cli;

/**
 * Something beside the relay that a reload changes, made ready so that little can go wrong.
 *
 * @param apply puts it in force
 * @param undo puts back what was in force when it was made ready; may come without {@code apply}
 * @param finish lets go of what was in force before, once the reload has succeeded
 */
record ReloadStep(Runnable apply, Runnable undo, Runnable finish) {}
