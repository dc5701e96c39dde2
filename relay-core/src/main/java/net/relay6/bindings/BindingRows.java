package net.relay6.bindings;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Ipv6Prefix;
import net.relay6.net.Octets;
import org.jspecify.annotations.Nullable;

/** The rows of the book, in the order of their prefixes and in the order of their clients. */
final class BindingRows {

  private static final int LENGTHS = 129;

  private final NavigableSet<BindingRow> byPrefix = new TreeSet<>(BindingRow.BY_PREFIX);
  private final NavigableSet<BindingRow> byClient = new TreeSet<>(BindingRow.BY_CLIENT);

  /** How many rows have each prefix length, so that only lengths in use are searched. */
  private final int[] countByLength = new int[LENGTHS];

  private @Nullable BindingRow cursor;

  int size() {
    return byPrefix.size();
  }

  void add(BindingRow row) {
    if (byPrefix.add(row)) {
      byClient.add(row);
      countByLength[row.prefix().length()]++;
    }
  }

  void remove(BindingRow row) {
    if (byPrefix.remove(row)) {
      byClient.remove(row);
      countByLength[row.prefix().length()]--;
    }
  }

  /** The row with that key, if there is one. */
  @Nullable BindingRow find(Binding.Key key) {
    BindingRow sought = new BindingRow(key, Binding.Kind.ADDRESS, 0);
    BindingRow found = byPrefix.ceiling(sought);
    return found != null && BindingRow.BY_PREFIX.compare(found, sought) == 0 ? found : null;
  }

  /** The rows of exactly that prefix. */
  List<BindingRow> of(Ipv6Prefix prefix) {
    List<BindingRow> found = new ArrayList<>(1);
    for (BindingRow row : byPrefix.tailSet(first(prefix), true)) {
      if (!row.prefix().equals(prefix)) {
        break;
      }
      found.add(row);
    }
    return found;
  }

  /** The rows whose prefix contains that prefix, equals it, or lies within it. */
  List<BindingRow> overlapping(Ipv6Prefix prefix) {
    List<BindingRow> found = new ArrayList<>(1);
    for (int length = 0; length < prefix.length(); length++) {
      if (countByLength[length] > 0) {
        found.addAll(of(Ipv6Prefix.containing(prefix.address(), length)));
      }
    }
    for (BindingRow row : byPrefix.tailSet(first(prefix), true)) {
      if (!prefix.contains(row.prefix().address())) {
        break;
      }
      found.add(row);
    }
    return found;
  }

  /** The rows of that client on all links. */
  List<BindingRow> of(Octets client) {
    List<BindingRow> found = new ArrayList<>(2);
    Binding.Key least =
        new Binding.Key(new Ipv6Prefix(Ipv6Address.UNSPECIFIED, 0), "", "", client, 0);
    for (BindingRow row : byClient.tailSet(new BindingRow(least, Binding.Kind.ADDRESS, 0), true)) {
      if (!row.isOf(client)) {
        break;
      }
      found.add(row);
    }
    return found;
  }

  private static BindingRow first(Ipv6Prefix prefix) {
    return new BindingRow(
        new Binding.Key(prefix, "", "", Octets.EMPTY, 0), Binding.Kind.ADDRESS, 0);
  }

  /** Shows all rows, in the order of their prefixes. */
  void forEach(Consumer<BindingRow> sink) {
    byPrefix.forEach(sink);
  }

  /**
   * The next rows after those of the last call, from the first again after the last one: at most
   * {@code most}.
   */
  List<BindingRow> next(int most) {
    List<BindingRow> taken = new ArrayList<>();
    BindingRow last = cursor;
    Iterator<BindingRow> rows =
        (last == null ? byPrefix : byPrefix.tailSet(last, false)).iterator();
    while (rows.hasNext() && taken.size() < most) {
      taken.add(rows.next());
    }
    cursor = rows.hasNext() ? taken.getLast() : null;
    return taken;
  }
}
