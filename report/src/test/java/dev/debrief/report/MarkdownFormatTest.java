package dev.debrief.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class MarkdownFormatTest {
  @Test
  void textOfTheRecordingIsNoMarkup() throws IOException {
    String text = Story.text(new MarkdownFormat(), Story.recording(Story.hostile()));

    assertThat(text).doesNotContain("<b>", "@here", "\u001b").contains("&lt;b\\>&amp;");
  }

  @Test
  void aBarDoesNotEndACell() {
    assertThat(MarkdownRecording.escape("a|b")).isEqualTo("a\\|b");
  }

  @Test
  void everyRowHasAsManyCellsAsItsHead() throws IOException {
    String text = Story.text(new MarkdownFormat(), Story.recording(Story.full(), Story.hostile()));

    assertThat(text.lines().filter(line -> line.startsWith("| ")))
        .hasSize(8)
        .allSatisfy(line -> assertThat(line).endsWith(" |"));
  }
}
