@NullMarked
package net.relay6.settings;

import org.jspecify.annotations.NullMarked;
