package net.relay6.feature.serverset.rule;

import java.util.List;
import java.util.function.Consumer;
import net.relay6.feature.serverset.conduct.Server;
import net.relay6.feature.serverset.exchange.Exchange;
import net.relay6.feature.serverset.seen.Observation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All rules, in the order in which they are told. A rule that fails costs the others nothing: its
 * fault is counted and kept.
 */
public final class Rules {

  private static final Logger LOG = LoggerFactory.getLogger(Rules.class);

  private static final int FAULTS_PER_LINE = 1000;

  private final AddressSamples samples = new AddressSamples();
  private final Responders responders;
  private final List<Rule> rules;
  private long faults;

  /** The rules over one world. */
  public Rules(World world) {
    responders = new Responders(world);
    rules = all(world, samples, responders, new Homes());
  }

  private static List<Rule> all(
      World world, AddressSamples samples, Responders responders, Homes homes) {
    return List.of(
        samples,
        responders,
        new SilenceRule(world, responders, homes),
        new RefusalRule(world),
        new UnansweredRule(world, new Expectation(world, responders, homes)),
        new TakeoverRule(world, homes),
        new IdentityRule(world),
        new PreferenceRule(world),
        new ChoiceRule(world),
        new LatenessRule(world),
        new AgreementRule(world),
        new PoolRule(world, samples),
        new ExhaustionRule(world),
        new RouterAddressRule(world),
        new InterfaceIdRule(world),
        new AssignmentRule(world),
        new LifetimesRule(world),
        new RebindRule(world),
        new DatabaseRule(world),
        new PortRule(world));
  }

  /** Which addresses each server was seen to give. */
  public AddressSamples samples() {
    return samples;
  }

  /** Which servers were seen to answer which clients. */
  public Responders responders() {
    return responders;
  }

  /** How often a rule failed. */
  public long faults() {
    return faults;
  }

  /** A client has asked. */
  public void asked(Question question) {
    tell(rule -> rule.asked(question));
  }

  /** Something came from a server. */
  public void heard(Server server, long atNanos) {
    tell(rule -> rule.heard(server, atNanos));
  }

  /** A server has answered. */
  public void answered(Answer answer) {
    tell(rule -> rule.answered(answer));
  }

  /** A REPLY has given or extended a lease. */
  public void granted(Grant grant) {
    tell(rule -> rule.granted(grant));
  }

  /** The time in which servers answer a question is over. */
  public void judged(Exchange exchange, long nowNanos) {
    tell(rule -> rule.judged(exchange, nowNanos));
  }

  /** Datagrams to a server were not sent. */
  public void sendFailed(Server server, Observation.SendFailed failed) {
    tell(rule -> rule.sendFailed(server, failed));
  }

  /** A message that only servers send came from a client link. */
  public void strayed(Stray stray) {
    tell(rule -> rule.strayed(stray));
  }

  /** The relay has looked who else has its port. */
  public void portShared(Observation.PortShared shared) {
    tell(rule -> rule.portShared(shared));
  }

  /** A server that was removed is not known any more, and its number may be another's. */
  public void forgotten(Server server) {
    tell(rule -> rule.forgotten(server));
  }

  /** Time has passed. */
  public void tick(long nowNanos) {
    tell(rule -> rule.tick(nowNanos));
  }

  private void tell(Consumer<Rule> what) {
    for (int index = 0; index < rules.size(); index++) {
      try {
        what.accept(rules.get(index));
      } catch (RuntimeException fault) {
        if (faults++ % FAULTS_PER_LINE == 0) {
          LOG.error("a fault in a rule about the server set; watching goes on", fault);
        }
      }
    }
  }
}
