package dev.debrief.detectors.jmc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.debrief.detectors.Detected;
import dev.debrief.detectors.DetectorInfo;
import dev.debrief.detectors.RecordingDetector;
import dev.debrief.detectors.RecordingDetector.WholeRecording;
import dev.debrief.detectors.Severity;
import dev.debrief.testdata.corpus.ProjectRecordings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class JmcRulesTest {
  private static final long START = 1_000;
  private static final long END = 2_000;

  private final JmcRules rules = new JmcRules();

  @Test
  void allRulesRunOverARealRecordingAndSaySomethingReadable() throws IOException {
    Detected detected = examine(all());

    assertThat(detected.failures()).isEmpty();
    assertThat(detected.findings())
        .isNotEmpty()
        .allSatisfy(
            finding -> {
              assertThat(finding.title()).isNotBlank().doesNotContain("{", "''", "\n");
              assertThat(finding.suggestion()).isNotBlank().doesNotContain("<p>", "\n");
              assertThat(finding.severity()).isLessThan(Severity.ERROR);
            });
    assertThat(detected.findings()).extracting("detector").contains("jmc:SocketRead");
    assertThat(detected.notApplicable()).extracting("detector").contains("jmc:JavaBlocking");
  }

  @Test
  void onlyWhatIsAskedForIsReported() throws IOException {
    Detected detected = examine(Set.of("jmc:SocketRead"));

    assertThat(detected.findings()).extracting("detector").containsExactly("jmc:SocketRead");
    assertThat(detected.notApplicable()).isEmpty();
  }

  @Test
  void textsThatMayQuoteSecretsAreLeftOut() throws IOException {
    Detected detected = examine(all());

    assertThat(detected.findings())
        .filteredOn(finding -> finding.detector().equals("jmc:DuplicateFlags"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.title()).isEqualTo("Duplicated Flags");
              assertThat(finding.suggestion()).contains("open the recording in JMC");
            });
  }

  @Test
  void idsBeginWithTheFamily() {
    assertThat(rules.infos())
        .extracting(DetectorInfo::id)
        .hasSizeGreaterThan(40)
        .doesNotHaveDuplicates()
        .allSatisfy(id -> assertThat(id).startsWith("jmc:"));
  }

  @Test
  void saysThatItCannotLoadWhatIsNoRecording() {
    InputStream text = new ByteArrayInputStream("no".getBytes(StandardCharsets.US_ASCII));

    assertThatThrownBy(() -> rules.examine(new WholeRecording(text, 0, 0), all()))
        .isInstanceOf(IOException.class);
  }

  @Test
  void isAService() {
    assertThat(ServiceLoader.load(RecordingDetector.class))
        .extracting(RecordingDetector::family)
        .containsExactly("jmc");
  }

  private Set<String> all() {
    return rules.infos().stream().map(DetectorInfo::id).collect(Collectors.toSet());
  }

  private Detected examine(Set<String> ids) throws IOException {
    try (InputStream bytes = Files.newInputStream(ProjectRecordings.path("agent-before.jfr"))) {
      return rules.examine(new WholeRecording(bytes, START, END), ids);
    }
  }
}
