/** Rate limits, with time given by the test. */
@NullMarked
package net.relay6.feature.ratelimit;

import org.jspecify.annotations.NullMarked;
