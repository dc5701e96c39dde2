/**
 * Validated settings: records that cannot contain an invalid value, and the reader that turns a
 * HOCON file into them or into the full list of its mistakes.
 *
 * <p>{@link net.relay6.settings.read.SettingsReader} is the entry point. It uses one reader for
 * each record, which reads keys from a {@code SettingsCursor} in the order of {@code
 * reference.conf}, the manual and the source of every default. No other package knows the file
 * format.
 */
@NullMarked
package net.relay6.settings;

import org.jspecify.annotations.NullMarked;
