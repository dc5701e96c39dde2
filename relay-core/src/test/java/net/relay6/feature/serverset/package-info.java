@NullMarked
package net.relay6.feature.serverset;

import org.jspecify.annotations.NullMarked;
