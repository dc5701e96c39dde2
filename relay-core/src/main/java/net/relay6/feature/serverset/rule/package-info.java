/** One rule a class: what it looks for, and when it is over. */
@NullMarked
package net.relay6.feature.serverset.rule;

import org.jspecify.annotations.NullMarked;
