@NullMarked
package net.relay6.agent;

import org.jspecify.annotations.NullMarked;
