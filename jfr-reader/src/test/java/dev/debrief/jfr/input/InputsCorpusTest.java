package dev.debrief.jfr.input;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.debrief.jfr.Diagnostics;
import dev.debrief.jfr.Recording;
import dev.debrief.jfr.RecordingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens every recording of the shared collection; needs {@code DEBRIEF_CORPUS}. */
final class InputsCorpusTest {
  /** The files of {@code bad/} that are no recordings to hand on, and why. */
  private static final Map<String, String> REFUSED =
      Map.ofEntries(
          entry("01_empty.jfr", "empty-file"),
          entry("01_magic_only.jfr", "truncated-header"),
          entry("01_one_byte.jfr", "truncated-header"),
          entry("02_class_file.jfr", "not-a-recording"),
          entry("02_hprof_header.jfr", "not-a-recording"),
          entry("02_lfs_pointer.jfr", "not-a-recording"),
          entry("02_pprof.jfr", "not-a-recording"),
          entry("02_wrong_magic.jfr", "not-a-recording"),
          entry("03_good.jfr.bz2", "unsupported-compression"),
          entry("03_good.jfr.xz", "unsupported-compression"),
          entry("03_gzip_bomb_200M.jfr.gz", "expansion-limit"),
          entry("03_gzip_of_text.jfr.gz", "not-a-recording"),
          entry("05_head_missing.jfr", "not-a-recording"),
          entry("18_kill9_jdk17_destination.jfr", "empty-file"));

  /** What other files of {@code bad/} measure when they are opened, if not what they do on disk. */
  private static final Map<String, Long> UNPACKED_BYTES =
      Map.of("03_gzip_two_members.jfr.gz", 190_889L + 63_752L);

  @TempDir Path temporary;
  private Path corpus;

  @BeforeEach
  void findCorpus() {
    String place = Optional.ofNullable(System.getenv("DEBRIEF_CORPUS")).orElse("");
    corpus = Path.of(place.isEmpty() ? "../../shared/recordings" : place);
    boolean required = "1".equals(System.getenv("DEBRIEF_CORPUS_REQUIRED"));
    assumeTrue(
        required || Files.isDirectory(corpus),
        () -> "no recordings in " + corpus + "; DEBRIEF_CORPUS says where they are");
    assertThat(corpus).isDirectory();
  }

  @Test
  void opensOrRefusesEveryBadFileAsWritten() throws IOException {
    Map<String, String> expected = new TreeMap<>();
    Map<String, String> actual = new TreeMap<>();
    for (Path file : children(corpus.resolve("bad"))) {
      String name = file.getFileName().toString();
      long size = UNPACKED_BYTES.getOrDefault(name, Files.size(file));
      expected.put(name, REFUSED.getOrDefault(name, "opens with " + size + " bytes, notes []"));
      actual.put(name, outcome(file));
    }
    assertThat(actual).isEqualTo(expected).containsKeys(REFUSED.keySet().toArray(String[]::new));
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void stopsBombQuickly() {
    Path bomb = corpus.resolve("bad/03_gzip_bomb_200M.jfr.gz");
    long start = System.nanoTime();

    assertThat(outcome(bomb)).isEqualTo("expansion-limit");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void opensEveryGoodRecordingWithoutNotes() throws IOException {
    List<String> notGood = new ArrayList<>();
    int opened = 0;
    for (String folder : List.of("real", "gen", "detectors", "spans")) {
      try (FoundInputs found = find(corpus.resolve(folder))) {
        assertThat(found.unmatched()).isEmpty();
        assertThat(found.diagnostics()).isEmpty();
        for (RecordingInput input : found.inputs()) {
          String outcome = outcome(input);
          opened++;
          if (!outcome.matches("opens with \\d+ bytes, notes \\[\\]")) {
            notGood.add(input + ": " + outcome);
          }
        }
      }
    }
    assertThat(notGood).isEmpty();
    assertThat(opened).isGreaterThan(200);
  }

  @Test
  void givesEveryRecordingOfTheCollectionItsOwnName() throws IOException {
    try (FoundInputs found = find(corpus)) {
      assertThat(found.inputs())
          .extracting(RecordingInput::name)
          .doesNotHaveDuplicates()
          .contains("recording", "recording-2", "17_UPPER", "03_gzip_two_members");
    }
  }

  private FoundInputs find(Path path) {
    return new RecordingFinder(InputOptions.defaults(temporary)).find(List.of(path.toString()));
  }

  private String outcome(Path file) {
    try (FoundInputs found = find(file)) {
      return outcome(found.inputs().get(0));
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static String outcome(RecordingInput input) {
    Diagnostics notes = new Diagnostics();
    try (Recording recording = input.open(notes)) {
      return "opens with %d bytes, notes %s".formatted(recording.sizeBytes(), notes.list());
    } catch (RecordingException e) {
      assertThat(e).hasMessageStartingWith(input.displayName() + ": ");
      assertThat(e.getMessage()).doesNotContain("\n");
      return e.code();
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static List<Path> children(Path directory) throws IOException {
    try (Stream<Path> children = Files.list(directory)) {
      return children.sorted().toList();
    }
  }
}
