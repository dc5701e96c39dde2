/** The resources of the admin endpoint, one class each. */
@NullMarked
package net.relay6.daemon.resource;

import org.jspecify.annotations.NullMarked;
