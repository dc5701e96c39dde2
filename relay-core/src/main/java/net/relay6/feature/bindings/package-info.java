/** Passes what was relayed from the data plane to the binding book. */
@NullMarked
package net.relay6.feature.bindings;

import org.jspecify.annotations.NullMarked;
