package net.relay6.settings;

/** The log levels, the least verbose first. */
public enum LogLevel {
  ERROR,
  WARN,
  INFO,
  DEBUG
}
