@NullMarked
package net.relay6.assembly;

import org.jspecify.annotations.NullMarked;
