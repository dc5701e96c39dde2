/** What {@code platform} asks for, from a Linux kernel. */
@NullMarked
package net.relay6.platform.linux;

import org.jspecify.annotations.NullMarked;
