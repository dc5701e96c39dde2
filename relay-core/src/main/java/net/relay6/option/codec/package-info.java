/** What every option has in common: decoding, encoding and the octets of option data. */
@NullMarked
package net.relay6.option.codec;

import org.jspecify.annotations.NullMarked;
