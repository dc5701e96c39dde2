@NullMarked
package net.relay6.option;

import org.jspecify.annotations.NullMarked;
