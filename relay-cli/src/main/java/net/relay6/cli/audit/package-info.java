/** Shows captures to the observer of the server set, and prints what it finds. */
@NullMarked
package net.relay6.cli.audit;

import org.jspecify.annotations.NullMarked;
