package net.relay6.daemon.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import net.relay6.bindings.BindingBook;
import net.relay6.bindings.BindingChangeLog;
import net.relay6.bindings.BookClock;
import net.relay6.log.ClientNaming;
import net.relay6.net.Ipv6Address;
import net.relay6.net.LinkLayerAddress;
import net.relay6.net.Octets;
import net.relay6.wire.AddressOrPrefix;
import net.relay6.wire.MessageSummary;
import net.relay6.wire.MessageType;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What readers of the event stream receive. */
class BindingEventsTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");

  private final BindingBook book =
      new BindingBook(new BookClock(() -> NOW, () -> 0), 2 * BindingChangeLog.CHANGES_MAX);
  private final BindingEvents events = new BindingEvents(book, ClientNaming.CLEAR);

  private void granted(int client, long validSeconds) {
    book.delivered(
        "alpha",
        new BindingBook.Relayed(
            "",
            "lan0",
            new Ipv6Address(0xfe80L << 48, client),
            Optional.of(LinkLayerAddress.ethernet(client)),
            reply(client, validSeconds),
            book.clock().millis()));
  }

  private static MessageSummary reply(int client, long validSeconds) {
    AddressOrPrefix lease =
        new AddressOrPrefix(
            new Ipv6Address(0x2001_0db8_0008_0000L + client, 0), 64, validSeconds, validSeconds);
    return new MessageSummary(
        MessageType.REPLY,
        client,
        Octets.parseHex("0003000102%010x".formatted(client)).orElseThrow(),
        Octets.parseHex("00030001020000000a0a").orElseThrow(),
        -1,
        0,
        -1,
        false,
        -1,
        List.of(new MessageSummary.Association(true, 7, 0, 0, 0, List.of(lease))),
        List.of());
  }

  /** A reader on a connection with little room. */
  private final class Reader implements AutoCloseable {

    private final PipedInputStream input = new PipedInputStream(512);
    private final BufferedReader lines =
        new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8), 64);
    private final Thread writer;

    private Reader(BindingEvents.Format format, Optional<BindingEvents.From> from)
        throws IOException {
      PipedOutputStream output = new PipedOutputStream(input);
      writer =
          Thread.ofPlatform()
              .daemon()
              .start(() -> {
                try (output) {
                  events.writeTo(output, format, from);
                } catch (IOException | InterruptedException _) {
                  // The test has ended.
                }
              });
    }

    private static Reader json(BindingEventsTest test, Optional<BindingEvents.From> from)
        throws IOException {
      return test.new Reader(BindingEvents.Format.JSON, from);
    }

    private JsonNode next() throws IOException {
      String line = lines.readLine();
      JsonNode event = JSON.readTree(line);
      assertEquals(List.of(), SchemaCheck.of(SCHEMA).faults(event), line);
      return event;
    }

    @Override
    public void close() throws IOException {
      writer.interrupt();
      input.close();
    }
  }

  private static final JsonNode SCHEMA = schema();

  private static JsonNode schema() {
    try {
      return JSON.readTree(Files.readString(Path.of("../docs/bindings.schema.json")));
    } catch (IOException fault) {
      throw new IllegalStateException(fault);
    }
  }

  private static String summary(JsonNode event) {
    return event.get("event").asString()
        + (event.has("binding") ? " " + event.get("binding").get("prefix").asString() : "");
  }

  @Test
  void aSnapshotIsFollowedByEachChange() throws IOException {
    granted(1, 600);
    try (Reader reader = Reader.json(this, Optional.empty())) {
      JsonNode start = reader.next();
      assertEquals(1, start.get("bindings").asInt());
      assertEquals(1, start.get("version").asInt());
      JsonNode held = reader.next();
      assertEquals("binding 2001:db8:8:1::/64", summary(held));
      assertEquals(
          "{\"server\":\"alpha\",\"server-id\":\"00030001020000000a0a\","
              + "\"granted\":\"2026-11-28T10:00:00Z\",\"preferred-until\":\"2026-11-28T10:10:00Z\","
              + "\"valid-until\":\"2026-11-28T10:10:00Z\"}",
          held.get("binding").get("claims").get(0).toString());
      granted(2, 600);
      granted(1, AddressOrPrefix.FOREVER);
      granted(2, 0);
      long sequence = start.get("sequence").asLong();
      for (String expected :
          List.of(
              "added 2001:db8:8:2::/64",
              "extended 2001:db8:8:1::/64",
              "revoked 2001:db8:8:2::/64")) {
        JsonNode change = reader.next();
        assertEquals(expected, summary(change));
        assertEquals(++sequence, change.get("sequence").asLong());
      }
    }
  }

  @Test
  void aReaderContinuesWhereItWas() throws IOException {
    granted(1, 600);
    String epoch;
    try (Reader reader = Reader.json(this, Optional.empty())) {
      epoch = reader.next().get("epoch").asString();
    }
    granted(2, 600);
    try (Reader reader = Reader.json(this, Optional.of(new BindingEvents.From(epoch, 1)))) {
      assertEquals("continued", reader.next().get("event").asString());
      assertEquals("added 2001:db8:8:2::/64", summary(reader.next()));
    }
  }

  @Test
  void aPlaceOfAnotherStartOrOfTheFutureGivesASnapshot() throws IOException {
    granted(1, 600);
    String epoch;
    try (Reader reader = Reader.json(this, Optional.empty())) {
      epoch = reader.next().get("epoch").asString();
    }
    for (BindingEvents.From place :
        List.of(new BindingEvents.From("another", 1), new BindingEvents.From(epoch, 2))) {
      try (Reader reader = Reader.json(this, Optional.of(place))) {
        assertEquals("snapshot", reader.next().get("event").asString());
      }
    }
  }

  @Test
  void aSlowReaderLosesItsPlaceAndItsStreamEnds() throws IOException {
    try (Reader reader = Reader.json(this, Optional.empty())) {
      assertEquals("snapshot", reader.next().get("event").asString());
      for (int client = 1; client <= BindingChangeLog.CHANGES_MAX + 1000; client++) {
        granted(client, 600);
      }
      JsonNode last = reader.next();
      while (!last.get("event").asString().equals("lost")) {
        last = reader.next();
      }
      assertTrue(last.get("sequence").asLong() < BindingChangeLog.CHANGES_MAX + 1000);
      assertNull(reader.lines.readLine());
    }
  }

  @Test
  void peopleReadLines() throws IOException {
    granted(1, 600);
    try (Reader reader =
        new Reader(new BindingEventText(() -> NOW, ZoneOffset.UTC), Optional.empty())) {
      assertEquals("10:00:00 1 bindings", reader.lines.readLine());
      assertEquals(
          "10:00:00 held      2001:db8:8:1::/64 client 00030001020000000001 on lan0 of alpha, ends in"
              + " 10m 0s",
          reader.lines.readLine());
      granted(1, 0);
      assertEquals(
          "10:00:00 revoked   2001:db8:8:1::/64 client 00030001020000000001 on lan0 of alpha, ends in"
              + " 10m 0s",
          reader.lines.readLine());
    }
  }

  @Test
  void theSchemaRefusesWhatItDoesNotDescribe() {
    for (String event :
        List.of(
            "{\"event\":\"alive\"}",
            "{\"event\":\"alive\",\"sequence\":-1}",
            "{\"event\":\"alive\",\"sequence\":1,\"more\":2}",
            "{\"event\":\"else\",\"sequence\":1}")) {
      assertFalse(SchemaCheck.of(SCHEMA).faults(JSON.readTree(event)).isEmpty(), event);
    }
  }
}
