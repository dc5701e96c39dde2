/** Limits, with a clock the tests turn. */
@NullMarked
package net.relay6.feature.ratelimit;

import org.jspecify.annotations.NullMarked;
