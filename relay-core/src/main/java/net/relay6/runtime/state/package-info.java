/** What is kept in the state directory and survives a restart. */
@NullMarked
package net.relay6.runtime.state;

import org.jspecify.annotations.NullMarked;
