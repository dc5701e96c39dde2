package net.relay6.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The changes of named objects.
 *
 * @param added new names
 * @param removed removed names
 * @param changed names of changed objects
 * @param kept names of unchanged objects
 */
public record NameChanges(
    List<String> added, List<String> removed, List<String> changed, List<String> kept) {

  /** Copies its lists. */
  public NameChanges {
    added = List.copyOf(added);
    removed = List.copyOf(removed);
    changed = List.copyOf(changed);
    kept = List.copyOf(kept);
  }

  static <T> NameChanges between(List<T> from, List<T> to, Function<T, String> name) {
    Map<String, T> before = from.stream().collect(Collectors.toMap(name, Function.identity()));
    List<String> added = new ArrayList<>();
    List<String> changed = new ArrayList<>();
    List<String> kept = new ArrayList<>();
    for (T one : to) {
      Optional<T> former = Optional.ofNullable(before.remove(name.apply(one)));
      List<String> where = former.map(had -> had.equals(one) ? kept : changed).orElse(added);
      where.add(name.apply(one));
    }
    List<String> removed = from.stream().map(name).filter(before::containsKey).toList();
    return new NameChanges(added, removed, changed, kept);
  }

  /** Whether nothing has changed. */
  public boolean isEmpty() {
    return added.isEmpty() && removed.isEmpty() && changed.isEmpty();
  }

  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    added.forEach(name -> parts.add(name + " added"));
    removed.forEach(name -> parts.add(name + " removed"));
    changed.forEach(name -> parts.add(name + " changed"));
    if (!kept.isEmpty()) {
      parts.add(kept.size() + " kept");
    }
    return String.join(", ", parts);
  }
}
