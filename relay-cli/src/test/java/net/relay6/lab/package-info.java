/** The built relay between real servers and clients. */
@NullMarked
package net.relay6.lab;

import org.jspecify.annotations.NullMarked;
