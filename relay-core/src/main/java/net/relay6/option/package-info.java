/**
 * One record and one codec for each option that relay6 reads or writes. {@link
 * net.relay6.option.OptionCodecs} is the explicit table; options that are not in it are relayed all
 * the same.
 */
@NullMarked
package net.relay6.option;

import org.jspecify.annotations.NullMarked;
