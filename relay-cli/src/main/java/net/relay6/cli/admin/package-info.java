/**
 * The admin endpoint: HTTP over a Unix socket and, if configured, a TCP address. It runs beside the
 * data plane, on a loop of its own; what it can be asked is in the routes it is given.
 */
@NullMarked
package net.relay6.cli.admin;

import org.jspecify.annotations.NullMarked;
