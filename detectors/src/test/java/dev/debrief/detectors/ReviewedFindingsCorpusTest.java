package dev.debrief.detectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.testdata.corpus.Corpus;
import dev.debrief.testdata.corpus.CorpusTally;
import dev.debrief.timeline.frames.InApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Every warning and error on other people's recordings has been looked at: {@code
 * reviewed-findings.tsv} says of each why it is right. A new one must be reviewed and added; one
 * that is gone must be taken out.
 */
class ReviewedFindingsCorpusTest {
  @RegisterExtension static final CorpusTally TALLY = Corpus.tally();

  private static final String RESOURCE = "reviewed-findings.tsv";
  private static final int COLUMNS = 4;

  @Test
  void allWarningsAreReviewed() throws IOException {
    Corpus corpus = Corpus.openOrSkip();
    List<ChosenDetector> detectors = Examination.all();
    TreeSet<String> found = new TreeSet<>();
    for (String folder : List.of("gen", "real")) {
      for (Path file : corpus.files(folder)) {
        if (Files.size(file) > 0) {
          found.addAll(warnings(corpus.nameOf(file), Examination.of(file, detectors)));
        }
      }
    }
    assertThat(found).isEqualTo(new TreeSet<>(reviewed().keySet()));
  }

  private static List<String> warnings(String recording, Detected detected) {
    assertThat(detected.failures()).as(recording).isEmpty();
    TALLY.recording(1);
    FrameText text = new FrameText(new InApp(List.of(), List.of()));
    List<String> warnings = new ArrayList<>();
    for (Finding finding : detected.findings()) {
      if (finding.severity() != Severity.INFO) {
        String key = finding.frame().map(text::qualified).orElse("-");
        warnings.add(String.join("\t", recording, finding.detector(), key));
      }
    }
    return warnings;
  }

  /** Returns the reason for each finding, which is told by recording, detector and key frame. */
  private static Map<String, String> reviewed() throws IOException {
    Map<String, String> reasons = new TreeMap<>();
    for (String line : Floors.lines(RESOURCE)) {
      String[] cells = line.split("\t", -1);
      assertThat(cells).as(line).hasSize(COLUMNS);
      assertThat(cells[COLUMNS - 1]).as("reason of " + line).hasSizeGreaterThan(20);
      reasons.put(String.join("\t", cells[0], cells[1], cells[2]), cells[COLUMNS - 1]);
    }
    return reasons;
  }
}
