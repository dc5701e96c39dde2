/**
 * One record and one codec for each option relay6 reads or writes. The explicit table of all is
 * {@link net.relay6.option.OptionCodecs}; an option that is not in it passes all the same.
 */
@NullMarked
package net.relay6.option;

import org.jspecify.annotations.NullMarked;
