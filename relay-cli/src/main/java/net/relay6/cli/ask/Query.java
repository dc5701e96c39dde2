package net.relay6.cli.ask;

import io.netty.handler.codec.http.QueryStringEncoder;
import java.util.List;
import java.util.Optional;

/** Builds a path with parameters. */
final class Query {

  private final QueryStringEncoder text;

  Query(String path) {
    text = new QueryStringEncoder(path);
  }

  /** Adds a parameter if there is a value. */
  void add(String name, Optional<String> value) {
    value.ifPresent(known -> text.addParam(name, known));
  }

  /** Adds a parameter for each value. */
  void addAll(String name, List<String> values) {
    values.forEach(value -> text.addParam(name, value));
  }

  /** Adds a parameter without a value if {@code wanted}. */
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
