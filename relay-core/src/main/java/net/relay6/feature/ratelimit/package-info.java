/** Keeps one client, one link, or all of them from asking more than servers can bear. */
@NullMarked
package net.relay6.feature.ratelimit;

import org.jspecify.annotations.NullMarked;
