package net.relay6.testing;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import net.relay6.net.InterfaceSet;
import net.relay6.platform.LinkClaims;

/** Claims on paper: what other processes relay is up to the test. */
public final class InventedClaims implements LinkClaims {

  private final Set<Integer> own = new TreeSet<>();
  private final Map<Integer, Claimant> others = new HashMap<>();

  InventedClaims() {}

  /** From now on that process relays the interface. */
  public void give(int interfaceIndex, long pid) {
    others.put(interfaceIndex, new Claimant(pid));
  }

  /** From now on no other process relays it. */
  public void free(int interfaceIndex) {
    others.remove(interfaceIndex);
  }

  /** The interfaces this process has. */
  public Set<Integer> own() {
    return Set.copyOf(own);
  }

  @Override
  public Optional<Claimant> claim(int interfaceIndex) {
    Optional<Claimant> other = Optional.ofNullable(others.get(interfaceIndex));
    if (other.isEmpty()) {
      own.add(interfaceIndex);
    }
    return other;
  }

  @Override
  public void keepOnly(InterfaceSet interfaces) {
    own.removeIf(index -> !interfaces.contains(index));
  }

  @Override
  public void renew() {}

  @Override
  public void close() {
    own.clear();
  }
}
