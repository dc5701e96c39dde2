/** What the data path may allocate. */
@NullMarked
package net.relay6.bench;

import org.jspecify.annotations.NullMarked;
