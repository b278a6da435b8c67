package dev.debrief.engine;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.debrief.detectors.Finding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Findings that are known, by fingerprint; and those of this run, for the next. Detector and title
 * in the file are for people.
 */
final class Baseline {
  private static final String LIST = "findings";
  private static final String FINGERPRINT = "fingerprint";

  private final Set<String> known = new HashSet<>();
  private final Map<String, Finding> found = new TreeMap<>();

  private Baseline() {}

  /**
   * Reads a file; without one, nothing is known.
   *
   * @throws UsageException if it cannot be read, or is no baseline
   */
  static Baseline read(Optional<Path> file) throws UsageException {
    Baseline baseline = new Baseline();
    if (file.isPresent()) {
      List<Map<String, String>> rows = FlatJson.read(file.get(), "baseline", LIST);
      for (Map<String, String> row : rows) {
        String fingerprint = row.getOrDefault(FINGERPRINT, "");
        if (fingerprint.isEmpty()) {
          throw new UsageException("the baseline " + file.get() + ": a fingerprint is missing");
        }
        baseline.known.add(fingerprint);
      }
    }
    return baseline;
  }

  /** Takes a finding of this run, and returns whether it is known. */
  boolean add(Finding finding) {
    found.putIfAbsent(finding.detector() + ' ' + finding.fingerprint(), finding);
    return known.contains(finding.fingerprint());
  }

  /** Returns a baseline of everything in this run, as a file. */
  byte[] content() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
      json.setPrettyPrinter(
          new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter));
      json.writeStartObject();
      json.writeNumberField("schema", 1);
      json.writeArrayFieldStart(LIST);
      for (Finding finding : found.values()) {
        json.writeStartObject();
        json.writeStringField(FINGERPRINT, finding.fingerprint());
        json.writeStringField("detector", finding.detector());
        json.writeStringField("title", finding.title());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    bytes.write('\n');
    return bytes.toByteArray();
  }
}
