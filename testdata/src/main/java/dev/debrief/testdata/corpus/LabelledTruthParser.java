package dev.debrief.testdata.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.debrief.testdata.corpus.ExpectedFinding.Measure;
import dev.debrief.testdata.corpus.ExpectedFinding.Period;
import dev.debrief.testdata.corpus.ExpectedFinding.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/** Reads the truth files of labelled recordings. */
final class LabelledTruthParser {
  private static final Set<String> COMMON_FIELDS =
      Set.of(
          "awaited",
          "count",
          "detector",
          "endNanos",
          "key",
          "kind",
          "otherKeys",
          "pool",
          "savingMillis",
          "startNanos",
          "thread",
          "threadId",
          "threads");

  private final ObjectMapper json = new ObjectMapper();

  /**
   * Returns what a file says.
   *
   * @throws IOException if it cannot be read or is no JSON
   * @throws IllegalStateException if it does not have one line about the run, or an unknown kind
   */
  LabelledTruth parse(Path file) throws IOException {
    List<ExpectedFinding> findings = new ArrayList<>();
    List<JsonNode> runs = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      JsonNode node = json.readTree(line);
      switch (node.path("kind").asText()) {
        case "finding" -> findings.add(finding(node));
        case "run" -> runs.add(node);
        default -> throw new IllegalStateException(file + ": unknown kind in " + line);
      }
    }
    if (runs.size() != 1) {
      throw new IllegalStateException(file + ": " + runs.size() + " lines about the run");
    }
    JsonNode run = runs.get(0);
    return new LabelledTruth(run(run), new HashSet<>(texts(run.path("allowed"))), findings);
  }

  private static LabelledTruth.Run run(JsonNode node) {
    boolean nearMiss = node.has("nearMiss");
    return new LabelledTruth.Run(
        node.path("name").asText(),
        node.path(nearMiss ? "nearMiss" : "positive").asText(),
        nearMiss,
        node.path("java").asText(),
        period(node));
  }

  private static ExpectedFinding finding(JsonNode node) {
    return new ExpectedFinding(
        node.path("detector").asText(), place(node), period(node), measure(node));
  }

  private static Place place(JsonNode node) {
    List<String> threads = new ArrayList<>();
    threads.add(node.path("thread").asText());
    if (node.has("threads")) {
      threads = texts(node.path("threads"));
    }
    List<String> keys = new ArrayList<>();
    keys.add(node.path("key").asText());
    keys.addAll(texts(node.path("otherKeys")));
    keys.removeIf(String::isEmpty);
    return new Place(threads, keys, text(node.path("pool")), text(node.path("awaited")));
  }

  private static Period period(JsonNode node) {
    return new Period(node.path("startNanos").asLong(), node.path("endNanos").asLong());
  }

  private static Measure measure(JsonNode node) {
    JsonNode saving = node.path("savingMillis");
    JsonNode count = node.path("count");
    Map<String, String> details = new TreeMap<>();
    node.properties().stream()
        .filter(field -> !COMMON_FIELDS.contains(field.getKey()))
        .forEach(field -> details.put(field.getKey(), field.getValue().asText()));
    return new Measure(
        saving.isNumber() ? OptionalDouble.of(saving.asDouble()) : OptionalDouble.empty(),
        count.isNumber() ? OptionalLong.of(count.asLong()) : OptionalLong.empty(),
        details);
  }

  private static Optional<String> text(JsonNode node) {
    return node.isTextual() ? Optional.of(node.asText()) : Optional.empty();
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(element -> texts.add(element.asText()));
    return texts;
  }
}
