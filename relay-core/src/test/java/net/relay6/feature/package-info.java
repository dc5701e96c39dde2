/** Features, each through the relay it joins. */
@NullMarked
package net.relay6.feature;

import org.jspecify.annotations.NullMarked;
