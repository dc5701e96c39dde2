/**
 * Gates that bound how many messages go up: from one client, from one link, and in all. What is too
 * much is dropped, never delayed: DHCP clients retransmit (RFC 9915, section 15).
 */
@NullMarked
package net.relay6.feature.ratelimit;

import org.jspecify.annotations.NullMarked;
