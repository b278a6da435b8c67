package dev.debrief.jfr.input;

import static dev.debrief.jfr.input.InputBytes.ascii;
import static dev.debrief.jfr.input.InputBytes.chunk;
import static dev.debrief.jfr.input.InputBytes.gzip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.debrief.jfr.Recording;
import dev.debrief.jfr.RecordingException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All operands as one recording. */
final class AsOneTest extends InputsFixture {
  @BeforeEach
  void askForOne() {
    options = options.withAsOne(true);
  }

  @Test
  void readsListOfFilesAsOneInTheOrderOfNumbers() throws IOException, RecordingException {
    write("app_10.jfr", chunk(10));
    write("app.jfr", chunk(1));
    write("app_2.jfr.gz", gzip(chunk(2)));

    FoundInputs found = find("app_10.jfr", "app.jfr", "app_2.jfr.gz");

    assertThat(namesAndPaths(found)).containsExactly("app_10 <- app_10.jfr and 2 more");
    try (Recording recording = found.inputs().get(0).open(notes)) {
      assertThat(allBytes(recording)).containsExactly(chunk(1), chunk(2), chunk(10));
    }
  }

  @Test
  void readsDirectoryAsOneCalledAfterIt() throws IOException, RecordingException {
    write("run/b.jfr", chunk(2));
    write("run/a.jfr", chunk(1));

    FoundInputs found = find("run");

    assertThat(namesAndPaths(found)).containsExactly("run <- run");
    try (Recording recording = found.inputs().get(0).open(notes)) {
      assertThat(allBytes(recording)).containsExactly(chunk(1), chunk(2));
    }
  }

  @Test
  void leavesBadFilesOutOfOneRecordingWithNote() throws IOException, RecordingException {
    write("run/a.jfr", ascii("hello"));
    write("run/b.jfr", chunk());
    write("run/c.jfr");

    try (Recording recording = find("run").inputs().get(0).open(notes)) {
      assertThat(allBytes(recording)).containsExactly(chunk());
    }
    assertThat(codes()).containsExactly("not-a-recording DATA_LOSS", "empty-file INFO");
  }

  @Test
  void failsIfNoFileOfOneRecordingIsGood() throws IOException {
    write("run/a.jfr", ascii("hello"));
    write("run/b.jfr", ascii("hello"));
    FoundInputs found = find("run");

    assertThatThrownBy(() -> found.inputs().get(0).open(notes))
        .hasMessage(inputs + "/run: none of its 2 files is a recording");
  }

  @Test
  void findsNothingAsOneIfThereIsNothing() {

    FoundInputs found = find("none");

    assertThat(found.inputs()).isEmpty();
    assertThat(found.unmatched()).hasSize(1);
  }

  @Test
  void readsStandardInputAsOneWithFiles() throws IOException, RecordingException {
    Path file = write("a.jfr", chunk(1));
    options = options.withStandardInput(() -> new ByteArrayInputStream(chunk(2)));

    try (FoundInputs found = new RecordingFinder(options).find(List.of("-", file.toString()));
        Recording recording = found.inputs().get(0).open(notes)) {
      assertThat(recording.name()).isEqualTo("stdin");
      assertThat(allBytes(recording)).containsExactlyInAnyOrder(chunk(1), chunk(2));
    }
  }
}
