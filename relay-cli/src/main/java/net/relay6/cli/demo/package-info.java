/**
 * The demo: a client and two servers on virtual hosts, and the real relay between them. The output
 * is derived from the messages that the sockets received.
 */
@NullMarked
package net.relay6.cli.demo;

import org.jspecify.annotations.NullMarked;
