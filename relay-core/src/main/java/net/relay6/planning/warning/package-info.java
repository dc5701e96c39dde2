/** What can be relayed but will not work as expected, one class for each kind of warning. */
@NullMarked
package net.relay6.planning.warning;

import org.jspecify.annotations.NullMarked;
