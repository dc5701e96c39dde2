@NullMarked
package net.relay6.platform;

import org.jspecify.annotations.NullMarked;
