package dev.debrief.jfr.input;

import static dev.debrief.jfr.input.InputBytes.chunk;
import static dev.debrief.jfr.input.InputBytes.concat;
import static dev.debrief.jfr.input.InputBytes.gzip;
import static dev.debrief.jfr.input.InputBytes.lz4;
import static dev.debrief.jfr.input.InputBytes.zip;
import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.jfr.Recording;
import dev.debrief.jfr.RecordingException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Packed inputs with any byte broken end as a recording or as a refusal, never otherwise. */
final class BrokenInputTest extends InputsFixture {
  private static final List<String> REFUSALS =
      List.of(
          "compressed-stream-damaged",
          "damaged-archive",
          "empty-file",
          "expansion-limit",
          "no-recordings",
          "not-a-recording",
          "truncated-header",
          "unsupported-compression");

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "lz4", "zip", "gzip in zip"})
  void endsAsRecordingOrRefusal(String kind) throws IOException {
    byte[] whole = packed(kind);
    Random random = new Random(kind.hashCode());
    TreeMap<String, Integer> outcomes = new TreeMap<>();
    for (int i = 0; i < whole.length; i++) {
      byte[] broken = Arrays.copyOf(whole, random.nextInt(4) == 0 ? i + 1 : whole.length);
      broken[i] = (byte) random.nextInt(256);
      write("broken.jfr", broken);
      outcomes.merge(outcome(), 1, Integer::sum);
    }
    assertThat(outcomes.keySet()).contains("recording").isSubsetOf(expected());
    assertThat(temporary).isEmptyDirectory();
  }

  private static List<String> expected() {
    return Stream.concat(REFUSALS.stream(), Stream.of("recording")).toList();
  }

  private String outcome() throws IOException {
    try (FoundInputs found = find("broken.jfr")) {
      if (found.inputs().isEmpty()) {
        return found.unmatched().get(0).code();
      }
      try (Recording recording = found.inputs().get(0).open(notes)) {
        return recording.sizeBytes() > 0 ? "recording" : "nothing";
      } catch (RecordingException e) {
        return e.code();
      }
    }
  }

  private static byte[] packed(String kind) throws IOException {
    byte[] content = concat(chunk(), new byte[100], chunk(7), chunk(), new byte[300]);
    return switch (kind) {
      case "gzip" -> concat(gzip(content), gzip(content));
      case "lz4" -> concat(lz4(content), lz4(content));
      case "zip" -> zip("a.jfr", content, "README", new byte[20]);
      default -> zip("a.jfr.gz", gzip(content));
    };
  }
}
