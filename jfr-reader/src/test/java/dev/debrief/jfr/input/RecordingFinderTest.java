package dev.debrief.jfr.input;

import static dev.debrief.jfr.input.InputBytes.chunk;
import static dev.debrief.jfr.input.InputBytes.gzip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.debrief.jfr.Recording;
import dev.debrief.jfr.RecordingException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RecordingFinderTest extends InputsFixture {
  @Test
  void keepsTheOrderOfOperands() throws IOException {
    write("b.jfr", chunk());
    write("a.jfr", chunk());

    assertThat(names(find("b.jfr", "a.jfr"))).containsExactly("b", "a");
  }

  @Test
  void callsEqualNamesByNumber() throws IOException {
    write("x/app.jfr", chunk());
    write("x/app.jfr.gz", chunk());
    write("y/app-2.jfr", chunk());
    write("y/App.JFR", chunk());

    FoundInputs found = find("x/app.jfr", "x/app.jfr.gz", "y/app-2.jfr", "y/App.JFR");

    assertThat(names(found)).containsExactly("app", "app-2", "app-2-2", "App-3");
  }

  @Test
  void skipsNumbersThatAreTaken() throws IOException {
    write("app.jfr", chunk());
    write("app-2.jfr", chunk());

    FoundInputs found = find("app-2.jfr", "app.jfr", "app.jfr");

    assertThat(names(found)).containsExactly("app-2", "app", "app-3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-dash.jfr", "with spaces & more.jfr", "UPPER.JFR", "noext", "a[1].jfr"})
  void opensFilesWithOddNames(String name) throws IOException, RecordingException {
    write(name, chunk());

    assertThat(open(name)).isEqualTo(chunk());
    assertThat(names(find(name))).containsExactly(name.replaceFirst("(?i)\\.jfr$", ""));
  }

  @Test
  void opensFilesWithNamesInAnyScript() throws IOException, RecordingException {
    assumeTrue("UTF-8".equals(System.getProperty("sun.jnu.encoding")), "no such names here");
    write("ünïcode 日本.jfr", chunk());

    assertThat(open("ünïcode 日本.jfr")).isEqualTo(chunk());
  }

  @Test
  void saysThatFileDoesNotExistAndGoesOn() throws IOException {
    write("a.jfr", chunk());

    FoundInputs found = find("none.jfr", "a.jfr");

    assertThat(names(found)).containsExactly("a");
    assertThat(found.unmatched())
        .containsExactly(
            new FoundInputs.Unmatched(
                inputs + "/none.jfr",
                "no-such-file",
                inputs + "/none.jfr: no such file or directory"));
  }

  @Test
  void takesEmptyOperandForNothing() {
    FoundInputs found = new RecordingFinder(options).find(List.of(""));

    assertThat(found.unmatched()).singleElement().hasFieldOrPropertyWithValue("operand", "");
  }

  @Test
  void takesImpossibleFileNameForNothing() {
    FoundInputs found = new RecordingFinder(options).find(List.of("a\0b"));

    assertThat(found.unmatched())
        .singleElement()
        .hasFieldOrPropertyWithValue("code", "no-such-file");
  }

  @Test
  void saysThatPatternMatchesNothing() {
    assertThat(find("*.jfr").unmatched())
        .singleElement()
        .hasFieldOrPropertyWithValue("code", "no-match")
        .extracting(FoundInputs.Unmatched::message)
        .isEqualTo(inputs + "/*.jfr: no file matches this pattern");
  }

  @Test
  void saysThatPatternIsNotValid() {
    assertThat(find("[a.jfr").unmatched())
        .singleElement()
        .extracting(FoundInputs.Unmatched::message)
        .isEqualTo(inputs + "/[a.jfr: neither a file nor a valid pattern");
  }

  @Test
  void expandsPatternsSorted() throws IOException {
    write("b.jfr", chunk());
    write("a.jfr", chunk());
    write("c.txt", chunk());

    assertThat(names(find("*.jfr"))).containsExactly("a", "b");
  }

  @Test
  void searchesDirectoriesThatMatchPattern() throws IOException {
    write("night-1/a.jfr", chunk());
    write("night-2/b.jfr", chunk());

    assertThat(names(find("night-*"))).containsExactly("a", "b");
  }

  @Test
  void takesNameWithBracketsForThatFile() throws IOException {
    write("a[1].jfr", chunk(1));
    write("a1.jfr", chunk(2));

    assertThat(names(find("a[1].jfr"))).containsExactly("a[1]");
  }

  @Test
  void readsStandardInputByContent() throws IOException, RecordingException {
    options = options.withStandardInput(() -> input(chunk()));

    try (FoundInputs found = new RecordingFinder(options).find(List.of("-"));
        Recording recording = found.inputs().get(0).open(notes)) {
      assertThat(recording.name()).isEqualTo("stdin");
      assertThat(allBytes(recording)).containsExactly(chunk());
    }
  }

  @Test
  void opensStandardInputAgain() throws IOException, RecordingException {
    options = options.withStandardInput(() -> input(chunk()));

    try (FoundInputs found = new RecordingFinder(options).find(List.of("-"))) {
      found.inputs().get(0).open(notes).close();
      try (Recording again = found.inputs().get(0).open(notes)) {
        assertThat(allBytes(again)).containsExactly(chunk());
      }
    }
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void readsStandardInputOnce() throws IOException {
    options = options.withStandardInput(() -> input(chunk()));

    try (FoundInputs found = new RecordingFinder(options).find(List.of("-", "-"))) {
      assertThat(names(found)).containsExactly("stdin");
      assertThat(found.unmatched())
          .extracting(FoundInputs.Unmatched::message)
          .containsExactly("-: standard input can be read only once");
    }
  }

  @Test
  void boundsStandardInput() {
    options = options.withStandardInput(() -> input(chunk())).withMaxExpandedBytes(10);

    FoundInputs found = new RecordingFinder(options).find(List.of("-"));

    assertThat(found.unmatched())
        .singleElement()
        .hasFieldOrPropertyWithValue("code", "expansion-limit");
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void readsPipe() throws IOException, InterruptedException, RecordingException {
    Path pipe = inputs.resolve("pipe");
    assumeTrue(makePipe(pipe), "no mkfifo here");
    Process writer = new ProcessBuilder("tee", pipe.toString()).start();
    writer.getOutputStream().write(gzip(chunk()));
    writer.getOutputStream().close();

    try (FoundInputs found = find("pipe");
        Recording recording = found.inputs().get(0).open(notes)) {
      assertThat(recording.name()).isEqualTo("pipe");
      assertThat(allBytes(recording)).containsExactly(chunk());
    } finally {
      writer.destroy();
    }
  }

  @Test
  void saysThatFileVanishedAfterItWasFound() throws IOException {
    Path file = write("a.jfr", chunk());
    FoundInputs found = find("a.jfr");
    Files.delete(file);

    assertThatThrownBy(() -> found.inputs().get(0).open(notes))
        .isInstanceOf(RecordingException.class)
        .hasMessage(file + ": no such file; was it deleted meanwhile?");
  }

  @Test
  void unpacksNothingBeforeItIsOpened() throws IOException {
    write("a.jfr.gz", gzip(chunk()));
    options = InputOptions.defaults(temporary.resolve("missing"));

    FoundInputs found = find("a.jfr.gz");

    assertThatThrownBy(() -> found.inputs().get(0).open(notes))
        .isInstanceOf(RecordingException.class)
        .extracting("code")
        .isEqualTo("temporary-file");
  }

  private static InputStream input(byte[] content) {
    return new ByteArrayInputStream(content);
  }

  private static boolean makePipe(Path pipe) throws InterruptedException {
    try {
      return new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
