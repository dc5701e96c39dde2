/** Makes a plan from settings and environment, and compares two plans; pure functions. */
@NullMarked
package net.relay6.planning;

import org.jspecify.annotations.NullMarked;
