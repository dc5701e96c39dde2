package net.relay6.settings;

/** How a log line looks. */
public enum LogFormat {
  /** Time, level, message. */
  PLAIN,
  /** One JSON object a line. */
  JSON,
  /** The level as {@code <4>} in front, and no time: systemd's journal adds it. */
  JOURNALD
}
