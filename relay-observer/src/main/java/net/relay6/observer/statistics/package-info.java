/** Statistics of each server on each link. */
@NullMarked
package net.relay6.observer.statistics;

import org.jspecify.annotations.NullMarked;
