@NullMarked
package net.relay6.cli;

import org.jspecify.annotations.NullMarked;
