package net.relay6.feature.serverset.rule;

import java.util.List;
import net.relay6.feature.serverset.finding.Detail;
import net.relay6.feature.serverset.finding.FindingCode;
import net.relay6.feature.serverset.finding.Subject;
import net.relay6.feature.serverset.seen.Observation;

/** Raises {@code port-shared} while another program has port 547 where the relay needs it. */
final class PortRule implements Rule {

  private static final FindingCode CODE = FindingCode.PORT_SHARED;

  private final World world;

  PortRule(World world) {
    this.world = world;
  }

  @Override
  public void portShared(Observation.PortShared shared) {
    long at = shared.atNanos();
    world.findings().clear(CODE, subject -> !shared.programs().contains(subject.detail()), at);
    for (String program : shared.programs()) {
      world
          .findings()
          .raise(
              CODE,
              new Subject(List.of(), "", program),
              at,
              () -> Detail.of("it may receive what is for relay6; a relay sends everything twice"));
    }
  }
}
