@NullMarked
package net.relay6.dist;

import org.jspecify.annotations.NullMarked;
