/**
 * The demo: a client and two servers on pretended machines, and the real relay between them. What
 * is printed is read from what the sockets received.
 */
@NullMarked
package net.relay6.cli.demo;

import org.jspecify.annotations.NullMarked;
