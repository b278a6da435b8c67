package dev.debrief.testdata.corpus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.debrief.testdata.corpus.EventCounts.Chunk;
import dev.debrief.testdata.corpus.EventCounts.Counts;
import dev.debrief.testdata.corpus.EventCounts.Header;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads lines of {@code event-counts.jsonl}. */
final class EventCountsParser {
  private final ObjectMapper json = new ObjectMapper();

  /** Returns what one line says. */
  EventCounts parse(String line) {
    try {
      JsonNode node = json.readTree(line);
      List<Chunk> chunks = new ArrayList<>();
      node.path("chunks").forEach(chunk -> chunks.add(chunk(chunk)));
      return new EventCounts(
          node.path("file").asText(),
          node.path("version").asText(),
          chunks,
          counts(node.path("walker")),
          counts(node.path("jdk25")),
          counts(node.path("jmc")));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Chunk chunk(JsonNode node) {
    Optional<Header> header =
        node.has("size")
            ? Optional.of(
                new Header(
                    node.path("size").asLong(),
                    node.path("start").asLong(),
                    node.path("dur").asLong(),
                    node.path("startTicks").asLong(),
                    node.path("tps").asLong(),
                    node.path("flags").asInt()))
            : Optional.empty();
    return new Chunk(node.path("v").asText(), node.path("off").asLong(), header);
  }

  private static Counts counts(JsonNode node) {
    SortedMap<String, Long> byType = new TreeMap<>();
    node.path("counts").properties().forEach(e -> byType.put(e.getKey(), e.getValue().asLong()));
    JsonNode total = node.path("total");
    return new Counts(
        total.isNumber() ? OptionalLong.of(total.asLong()) : OptionalLong.empty(),
        byType,
        node.path("error").asBoolean());
  }
}
