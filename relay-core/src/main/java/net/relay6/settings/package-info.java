/**
 * What the operator wants, checked: records that cannot hold a wrong value, and the reader that
 * turns a HOCON file into them or into the full list of its mistakes.
 *
 * <p>{@link net.relay6.settings.SettingsReader} is the door. Beneath it one reader per record asks
 * its keys of a {@code SettingsCursor} in the order of {@code reference.conf}, which is the manual
 * and the source of every default. No other package knows the file format.
 */
@NullMarked
package net.relay6.settings;

import org.jspecify.annotations.NullMarked;
