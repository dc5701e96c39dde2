/** Scenario files, played. */
@NullMarked
package net.relay6.scenario;

import org.jspecify.annotations.NullMarked;
