@NullMarked
package net.relay6.wire;

import org.jspecify.annotations.NullMarked;
