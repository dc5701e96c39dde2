/** Rules about the source tree that a machine can hold. */
@NullMarked
package net.relay6.structure;

import org.jspecify.annotations.NullMarked;
