/**
 * Gates that limit the rate of messages to servers: for one client, for one link, and in total.
 * Excess messages are dropped and never delayed, since DHCP clients retransmit (RFC 9915, section
 * 15).
 */
@NullMarked
package net.relay6.feature.ratelimit;

import org.jspecify.annotations.NullMarked;
