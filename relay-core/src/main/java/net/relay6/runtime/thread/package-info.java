/** The control thread, what delays its work and where faults are logged. */
@NullMarked
package net.relay6.runtime.thread;

import org.jspecify.annotations.NullMarked;
