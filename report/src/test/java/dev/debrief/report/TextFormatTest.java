package dev.debrief.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.detectors.Finding;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextFormatTest {
  @ParameterizedTest
  @ValueSource(ints = {80, 100, 160})
  void staysWithinTheWidth(int width) throws IOException {
    String text = text(width, false, Story.full());

    assertThat(text.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(width));
  }

  @Test
  void colourChangesNothingButColour() throws IOException {
    String plain = text(100, false, Story.full());
    String coloured = text(100, true, Story.full());

    assertThat(coloured).contains("\u001b[1;31mERROR\u001b[0m").isNotEqualTo(plain);
    assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(plain);
  }

  @Test
  void textOfTheRecordingCannotSteerTheTerminal() throws IOException {
    String text = text(100, false, Story.hostile());

    assertThat(text).doesNotContain("\u001b", "\u0000", "\u202e").contains("\\u001b[31m");
  }

  @Test
  void saysWhatWasLookedForWhereNothingWasFound() throws IOException {
    assertThat(Story.text(new TextFormat(), Story.nothing()))
        .contains("Nothing was found in 22.0 s by repeated-init, sleep-poll.")
        .contains("They see only what was recorded");
  }

  @Test
  void countsWhatIsNotShown() throws IOException {
    assertThat(Story.text(new TextFormat(), Story.recording(Story.small())))
        .startsWith(
            "app: partial; 0 errors, 0 warnings, 1 info, 1 suppressed, 3 in the baseline\n");
  }

  private static String text(int width, boolean colours, Finding finding) throws IOException {
    return Story.files(new TextFormat(), Story.context(width, colours), Story.recording(finding))
        .get("findings.txt");
  }
}
