/** The implementations of {@code platform} for Linux. */
@NullMarked
package net.relay6.platform.linux;

import org.jspecify.annotations.NullMarked;
