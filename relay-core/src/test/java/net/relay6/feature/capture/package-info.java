/** Tests of captures. */
@NullMarked
package net.relay6.feature.capture;

import org.jspecify.annotations.NullMarked;
