/** What the documents promise about the tree. */
@NullMarked
package net.relay6.docs;

import org.jspecify.annotations.NullMarked;
