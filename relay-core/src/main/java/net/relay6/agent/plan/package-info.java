/**
 * What the relay function follows, made beforehand and never changed: links, servers and copies,
 * with the gates and option sources that a link has.
 */
@NullMarked
package net.relay6.agent.plan;

import org.jspecify.annotations.NullMarked;
