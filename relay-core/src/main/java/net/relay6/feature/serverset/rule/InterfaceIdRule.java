package net.relay6.feature.serverset.rule;

import static net.relay6.feature.serverset.finding.FindingCode.INTERFACE_ID_MISSING;

import net.relay6.feature.serverset.finding.Subject;

/**
 * Finds RELAY-REPLs without the Interface-Id that the server was sent (RFC 9915, section 21.18).
 */
final class InterfaceIdRule implements Rule {

  private final World world;

  InterfaceIdRule(World world) {
    this.world = world;
  }

  @Override
  public void answered(Answer answer) {
    if (answer.lacksInterfaceId()) {
      world
          .findings()
          .raise(
              INTERFACE_ID_MISSING,
              Subject.of(answer.server().name()),
              answer.atNanos(),
              () ->
                  world.detail(
                      "its RELAY-REPL for link %s has none; the link-address led there"
                          .formatted(answer.link()),
                      answer));
    }
  }
}
