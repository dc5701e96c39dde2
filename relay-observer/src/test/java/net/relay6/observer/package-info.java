@NullMarked
package net.relay6.observer;

import org.jspecify.annotations.NullMarked;
