/** What a message costs in the agent, without sockets; never shipped. */
@NullMarked
package net.relay6.bench.micro;

import org.jspecify.annotations.NullMarked;
