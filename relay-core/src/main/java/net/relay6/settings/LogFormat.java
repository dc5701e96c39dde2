package net.relay6.settings;

/** The format of log lines. */
public enum LogFormat {
  /** Time, level, message. */
  PLAIN,
  /** One JSON object a line. */
  JSON,
  /** The level as {@code <4>} in front, without time, which systemd's journal adds. */
  JOURNALD
}
