/** Statistics of each server on each link. */
@NullMarked
package net.relay6.feature.serverset.conduct;

import org.jspecify.annotations.NullMarked;
