@NullMarked
package net.relay6.transport;

import org.jspecify.annotations.NullMarked;
