package dev.debrief.engine;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.debrief.converter.Output;
import dev.debrief.converter.OutputDirectory;
import dev.debrief.converter.OutputFile;
import dev.debrief.converter.RecordingIdentity;
import dev.debrief.jfr.Diagnostic;
import dev.debrief.jfr.RecordingInfo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The file that says what the outputs of a recording are and what they were made of. Keys are
 * sorted, and nothing in it depends on when or where it was made.
 *
 * @param bytes (unpacked) size of the recording
 * @param parser which decoder read it
 * @param sha256 checksum of the recording, if one is wanted
 */
record Manifest(
    RecordingIdentity identity,
    RecordingInfo info,
    long bytes,
    String parser,
    Optional<String> sha256) {
  private static final int SCHEMA = 1;

  /**
   * Writes the file.
   *
   * @param counts figures by name
   * @param notes what is odd about the recording
   */
  void write(OutputDirectory directory, Map<String, Long> counts, List<Diagnostic> notes)
      throws IOException {
    byte[] content = content(directory.outputs(), counts, notes);
    try (OutputFile file = directory.create(OutputDirectory.MANIFEST, "manifest")) {
      try {
        file.stream().write(content);
      } catch (IOException e) {
        throw file.failed(e);
      }
      file.finish(0, identity.startNanos(), identity.endNanos());
    }
  }

  private byte[] content(List<Output> outputs, Map<String, Long> counts, List<Diagnostic> notes)
      throws IOException {
    Map<String, Object> manifest = new HashMap<>();
    manifest.put("counts", counts);
    manifest.put("diagnostics", notes.stream().map(Manifest::note).toList());
    manifest.put("outputs", outputs.stream().map(Manifest::output).toList());
    manifest.put("parser", parser);
    manifest.put("profilerId", identity.profilerId());
    manifest.put("recording", recording());
    manifest.put("schema", SCHEMA);
    manifest.put("spanSources", List.of());
    manifest.put("status", status(notes));
    manifest.put("tool", Map.of("name", "debrief", "version", Debriefing.version()));
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    String text =
        new ObjectMapper()
            .configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true)
            .writer(
                new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter))
            .writeValueAsString(manifest);
    return (text + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, Object> note(Diagnostic note) {
    Map<String, Object> map = new HashMap<>();
    map.put("code", note.code());
    map.put("count", note.count());
    map.put("level", note.level().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    map.put("message", note.message());
    note.position().ifPresent(position -> map.put("position", position(position)));
    return map;
  }

  private static Map<String, Object> position(Diagnostic.Position position) {
    return Map.of(
        "chunk", position.chunk(),
        "file", position.file(),
        "lengthBytes", position.lengthBytes(),
        "offsetBytes", position.offsetBytes());
  }

  private static Map<String, Object> output(Output output) {
    return Map.of(
        "bytes", output.bytes(),
        "end", time(output.endNanos()),
        "file", output.file(),
        "samples", output.samples(),
        "start", time(output.startNanos()),
        "type", output.type());
  }

  private Map<String, Object> recording() {
    Map<String, Object> map = new HashMap<>();
    map.put("bytes", bytes);
    map.put("end", time(identity.endNanos()));
    map.put("id", identity.id());
    map.put("jvm", info.jvm());
    map.put("name", identity.name());
    map.put("producer", info.producer());
    sha256.ifPresent(sum -> map.put("sha256", sum));
    map.put("start", time(identity.startNanos()));
    return map;
  }

  private static String status(List<Diagnostic> notes) {
    boolean whole = notes.stream().allMatch(n -> n.level() == Diagnostic.Level.INFO);
    return whole ? "ok" : "partial";
  }

  private static String time(long nanos) {
    return Instant.EPOCH.plusNanos(nanos).toString();
  }
}
