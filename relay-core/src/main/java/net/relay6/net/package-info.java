@NullMarked
package net.relay6.net;

import org.jspecify.annotations.NullMarked;
