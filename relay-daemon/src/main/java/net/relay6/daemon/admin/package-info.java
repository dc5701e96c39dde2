/**
 * The admin endpoint: HTTP over a Unix socket and, if configured, a TCP address. It runs beside the
 * data plane on a loop of its own; its routes define the resources.
 */
@NullMarked
package net.relay6.daemon.admin;

import org.jspecify.annotations.NullMarked;
