package net.relay6.cli;

import io.netty.handler.codec.http.QueryStringEncoder;
import java.util.List;
import java.util.Optional;

/** A path with parameters, while it is put together. */
final class Query {

  private final QueryStringEncoder text;

  Query(String path) {
    text = new QueryStringEncoder(path);
  }

  /** Adds a parameter when there is a value. */
  void add(String name, Optional<String> value) {
    value.ifPresent(known -> text.addParam(name, known));
  }

  /** Adds a parameter for each value. */
  void addAll(String name, List<String> values) {
    values.forEach(value -> text.addParam(name, value));
  }

  /** Adds a parameter without value when it is wanted. */
  void addIf(boolean wanted, String name) {
    if (wanted) {
      text.addParam(name, "");
    }
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
