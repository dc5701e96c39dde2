/** The records that the admin endpoint returns as JSON, and what they are made of. */
@NullMarked
package net.relay6.daemon.view;

import org.jspecify.annotations.NullMarked;
