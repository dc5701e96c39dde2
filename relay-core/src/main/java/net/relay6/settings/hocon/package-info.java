/** Access to the configuration library: files, keys and values with the place of each. */
@NullMarked
package net.relay6.settings.hocon;

import org.jspecify.annotations.NullMarked;
