package net.relay6.observer;

import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import net.relay6.fixtures.frame.FrameBuilder;
import net.relay6.fixtures.frame.MessageName;
import net.relay6.fixtures.frame.OptionName;
import net.relay6.log.ClientNaming;
import net.relay6.net.Ipv6Address;
import net.relay6.observer.finding.Finding;
import net.relay6.observer.finding.FindingCode;
import net.relay6.observer.finding.FindingNaming;
import net.relay6.observer.observation.Observation;
import net.relay6.settings.Intent;
import net.relay6.wire.DhcpMessage;
import net.relay6.wire.MessageParser;

/**
 * Clients of two servers behind a network that loses datagrams, each copy and each answer by
 * itself, and what the observer finds. Clients retransmit as RFC 9915, section 15 says, until an
 * answer comes. Time is simulated.
 */
final class LossyNetwork implements Finding.Listener {

  private static final long LATENCY_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
  private static final double SECOND = 1e9;

  /** First retransmission and longest time between two, in seconds (RFC 9915, section 7.6). */
  private enum Question {
    SOLICIT(MessageName.SOLICIT, MessageName.ADVERTISE, 1, 3600, false),
    REQUEST(MessageName.REQUEST, MessageName.REPLY, 1, 30, true),
    RENEW(MessageName.RENEW, MessageName.REPLY, 10, 600, true),
    REBIND(MessageName.REBIND, MessageName.REPLY, 10, 600, false),
    CONFIRM(MessageName.CONFIRM, MessageName.REPLY, 1, 4, false),
    INFORMATION(MessageName.INFORMATION_REQUEST, MessageName.REPLY, 1, 3600, false);

    private final MessageName message;
    private final MessageName answer;
    private final double first;
    private final double longest;
    private final boolean namesServer;

    Question(MessageName message, MessageName answer, double first, double longest, boolean named) {
      this.message = message;
      this.answer = answer;
      this.first = first;
      this.longest = longest;
      namesServer = named;
    }
  }

  private record Event(long atNanos, long order, Runnable what) {}

  /** A message of a client that waits for an answer. */
  private final class Pending {
    private final Question question;
    private final int client;
    private final int transactionId;
    private final String named;
    private double timeout;
    private boolean isAnswered;
    private int sends;

    private Pending(Question question, int client, String named) {
      this.question = question;
      this.client = client;
      this.named = named;
      transactionId = ++transactions;
    }

    private void send() {
      if (isAnswered || ++sends > RETRANSMISSIONS) {
        return;
      }
      observer.accept(
          new Observation.RequestForwarded(now, link(client), peer(client), SERVERS, ask()));
      SERVERS.stream()
          .filter(this::isReached)
          .forEach(server -> after(LATENCY_NANOS, () -> hear(server)));
      timeout = next(timeout);
      after((long) (timeout * SECOND), this::send);
    }

    private double next(double last) {
      double spread = 0.2 * random.nextDouble() - 0.1;
      double wanted = last == 0 ? question.first * (1 + spread) : last * (2 + spread);
      return wanted > question.longest ? question.longest * (1 + spread) : wanted;
    }

    /** Whether the server answers, and neither copy nor answer is lost. */
    private boolean isReached(String server) {
      return (!question.namesServer || named.equals(server))
          && (!isShared || owner(client).equals(server) || question == Question.INFORMATION)
          && !dead.contains(server)
          && now >= burstEnd.getOrDefault(server, 0L)
          && !isLost()
          && !isLost();
    }

    private void hear(String server) {
      isAnswered = true;
      observer.accept(
          new Observation.ResponseDelivered(
              now, server, Optional.of(link(client)), peer(client), answer(server)));
    }

    private DhcpMessage ask() {
      FrameBuilder message = frame(question.message, this);
      return parsed(
          question.namesServer ? message.option(OptionName.SERVER_ID, duid(named)) : message);
    }

    private DhcpMessage answer(String server) {
      return parsed(
          frame(question.answer, this)
              .option(OptionName.SERVER_ID, duid(server))
              .option(OptionName.PREFERENCE, (byte) server.length()));
    }
  }

  private static final Set<FindingCode> SILENCES =
      EnumSet.of(
          FindingCode.SERVER_SILENT,
          FindingCode.ALL_SERVERS_SILENT,
          FindingCode.SERVER_IGNORES_QUESTIONS,
          FindingCode.REQUEST_UNANSWERED,
          FindingCode.RENEW_UNANSWERED);

  private static final List<String> SERVERS = List.of("alpha", "beta");

  /** A client that gave up asks again with another transaction. */
  private static final int RETRANSMISSIONS = 8;

  private final Random random;
  private final double loss;
  private final int clients;
  private final int links;
  private final ServerSetObserver observer =
      new ServerSetObserver(
          Intent.NONE,
          ServerSetObserver.Bounds.USUAL,
          new TimeBase(0, Instant.EPOCH),
          new FindingNaming(ClientNaming.CLEAR),
          List.of(this));
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingLong(Event::atNanos).thenComparingLong(Event::order));
  private final Set<String> dead = new HashSet<>();
  private final Map<String, Long> burstEnd = new HashMap<>();
  private final List<Finding> opened = new ArrayList<>();
  private boolean isShared;
  private int transactions;
  private long order;
  private long now;

  LossyNetwork(long seed, double loss, int clients, int links) {
    random = new Random(seed);
    this.loss = loss;
    this.clients = clients;
    this.links = links;
  }

  /** Lets clients ask so many questions of all types, on average every {@code gap} seconds. */
  void ask(int questions, double gap) {
    for (int number = 0; number < questions; number++) {
      int client = random.nextInt(clients);
      ask(anyQuestion(), client, isShared ? owner(client) : SERVERS.get(random.nextInt(2)));
      advance(-Math.log(1 - random.nextDouble()) * gap);
    }
    advance(4);
  }

  /** The same of so many that alpha has to answer, one every four seconds. */
  void askAlpha(int questions) {
    for (int number = 0; number < questions; number++) {
      ask(anyQuestion(), random.nextInt(clients), "alpha");
      advance(4);
    }
  }

  private Question anyQuestion() {
    int percent = random.nextInt(100);
    return percent < 35
        ? Question.SOLICIT
        : percent < 55
            ? Question.REQUEST
            : percent < 88
                ? Question.RENEW
                : percent < 92
                    ? Question.REBIND
                    : percent < 96 ? Question.CONFIRM : Question.INFORMATION;
  }

  /**
   * One client after the other asks alpha to RENEW until a silence is found: how many there are.
   */
  int clientsUntilFound() {
    dead.add("alpha");
    int before = opened.size();
    for (int asked = 0; asked < 100; asked++) {
      ask(Question.RENEW, clients + asked, "alpha");
      advance(4);
      if (opened.size() > before) {
        return asked + 1;
      }
    }
    throw new AssertionError("a dead server was not found");
  }

  /** The same with SOLICITs and a server that has never answered. */
  int clientsUntilFoundFromTheStart() {
    dead.add("alpha");
    for (int asked = 0; opened.isEmpty(); asked++) {
      ask(Question.SOLICIT, asked, "");
      advance(4);
      if (!opened.isEmpty()) {
        return asked + 1;
      }
    }
    throw new AssertionError("never reached");
  }

  /**
   * From now on everything of one server is lost for up to two seconds now and then.
   *
   * @param gap seconds on average
   */
  void loseInBursts(double gap) {
    after(
        (long) (random.nextDouble() * 2 * gap * SECOND),
        () -> {
          String server = SERVERS.get(random.nextInt(2));
          burstEnd.put(server, now + (long) (2 * random.nextDouble() * SECOND));
          loseInBursts(gap);
        });
  }

  /** From now on each client is answered by one server alone, by a hash. */
  void shareClients() {
    isShared = true;
  }

  /** What the answers look like. */
  String looks() {
    return observer.report().inference().evidence().toString();
  }

  /** What was found, of silence alone. */
  List<Finding> found() {
    return List.copyOf(opened);
  }

  private void ask(Question question, int client, String named) {
    new Pending(question, client, named).send();
  }

  private void advance(double seconds) {
    long until = now + (long) (seconds * SECOND);
    while (!events.isEmpty() && events.peek().atNanos() <= until) {
      Event next = events.poll();
      now = next.atNanos();
      next.what().run();
    }
    now = until;
    observer.tick(now);
  }

  private void after(long nanos, Runnable what) {
    events.add(new Event(now + nanos, order++, what));
  }

  private boolean isLost() {
    return random.nextDouble() < loss;
  }

  private static String owner(int client) {
    return SERVERS.get(Integer.bitCount(client * 0x9e3779b9) % 2);
  }

  private String link(int client) {
    return "lan" + client % links;
  }

  private static Ipv6Address peer(int client) {
    return new Ipv6Address(0xfe80L << 48, client + 1L);
  }

  private static FrameBuilder frame(MessageName type, Pending pending) {
    return FrameBuilder.message(type, pending.transactionId)
        .option(OptionName.CLIENT_ID, duid("c" + pending.client));
  }

  private static byte[] duid(String name) {
    return ("\0\2" + name).getBytes(StandardCharsets.UTF_8);
  }

  private static DhcpMessage parsed(FrameBuilder frame) {
    MessageParser.Result result = MessageParser.parse(Unpooled.wrappedBuffer(frame.octets()));
    return ((MessageParser.Result.Parsed) result).message();
  }

  @Override
  public void opened(Finding finding) {
    if (SILENCES.contains(finding.code())) {
      opened.add(finding);
    }
  }

  @Override
  public void closed(Finding finding) {}
}
