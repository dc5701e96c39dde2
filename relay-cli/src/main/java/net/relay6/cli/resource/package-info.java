/** What the running relay tells of itself: one class for each thing it can be asked. */
@NullMarked
package net.relay6.cli.resource;

import org.jspecify.annotations.NullMarked;
