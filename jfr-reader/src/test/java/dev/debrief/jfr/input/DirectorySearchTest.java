package dev.debrief.jfr.input;

import static dev.debrief.jfr.input.InputBytes.ascii;
import static dev.debrief.jfr.input.InputBytes.chunk;
import static dev.debrief.jfr.input.InputBytes.gzip;
import static dev.debrief.jfr.input.InputBytes.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.debrief.jfr.Diagnostic;
import dev.debrief.jfr.Recording;
import dev.debrief.jfr.RecordingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DirectorySearchTest extends InputsFixture {
  @TempDir Path outside;

  @Test
  void findsRecordingsAtAnyDepthSortedByPath() throws IOException {
    write("b.jfr", chunk());
    write("a/z.JFR", chunk());
    write("a/deep/er/y.jfr.gz", gzip(chunk()));
    write("c.jfr.zip", zip("x", chunk()));
    write("readme.txt", chunk());
    write("noext", chunk());

    assertThat(namesAndPaths(find("")))
        .containsExactly(
            "y <- a/deep/er/y.jfr.gz", "z <- a/z.JFR", "b <- b.jfr", "c <- c.jfr.zip!/x");
  }

  @Test
  void takesFilesThatOnlyBadContentSpeaksAgainst() throws IOException {
    write("pointer.jfr", ascii("version https://git-lfs"));
    write("text.jfr.gz", gzip(ascii("hello")));

    assertThat(names(find(""))).containsExactly("pointer", "text");
  }

  @Test
  void leavesPackedFilesOfOtherKindsOutWithNote() throws IOException {
    write("a.jfr", chunk());
    write("app.gz", gzip(chunk()));
    write("app.log.gz", gzip(ascii("hello")));
    write("plain.gz", chunk());
    write("sources.zip", zip("README", ascii("hello")));

    FoundInputs found = find("");

    assertThat(names(found)).containsExactly("a", "app", "plain");
    assertThat(messages(found))
        .containsExactly(
            "app.log.gz: holds no recording, left out",
            "sources.zip: holds no recording, left out");
  }

  @Test
  void keepsDamagedArchivesToTellOfThem() throws IOException {
    write("a.zip", ascii("PK\u0003\u0004 and nothing more"));

    assertThat(find("").unmatched())
        .singleElement()
        .hasFieldOrPropertyWithValue("code", "damaged-archive");
  }

  @Test
  void notesRecordingsInCompressionThatIsNotSupported() throws IOException {
    write("a.jfr", chunk());
    write("b.jfr.xz", ascii("\u00fd7zXZ\0"));

    assertThat(messages(find("")))
        .containsExactly("b.jfr.xz: this compression is not supported, left out");
  }

  @Test
  void saysThatDirectoryHoldsNoRecording() throws IOException {
    write("empty/readme.txt");

    assertThat(find("empty").unmatched())
        .singleElement()
        .hasFieldOrPropertyWithValue("code", "no-recordings");
  }

  @Test
  void readsRepositoryAsOneRecordingInTheOrderOfWriting() throws IOException, RecordingException {
    String repository = "2026_11_22_10_00_00_4711";
    write(repository + "/2026_11_22_10_00_05_10.jfr", chunk(4));
    write(repository + "/2026_11_22_10_00_05_02.jfr", chunk(3));
    write(repository + "/2026_11_22_10_00_05.jfr", chunk(2));
    write(repository + "/2026_11_22_10_00_00.jfr", chunk(1));
    write(repository + "/2026_11_22_10_00_00.jfr.part", chunk(9));

    FoundInputs found = find(repository);

    assertThat(namesAndPaths(found)).containsExactly(repository + " <- " + repository);
    try (Recording recording = found.inputs().get(0).open(notes)) {
      assertThat(allBytes(recording)).containsExactly(chunk(1), chunk(2), chunk(3), chunk(4));
    }
  }

  @Test
  void findsRepositoryInsideDirectory() throws IOException {
    String repository = "tmp/2026_11_22_10_00_00_4711_1";
    write(repository + "/2026_11_22_10_00_00.jfr", chunk());
    write(repository + "/2026_11_22_10_00_10.jfr", chunk());
    write(repository + "/other.jfr", chunk());
    write("app.jfr", chunk());

    assertThat(names(find(""))).containsExactly("app", "2026_11_22_10_00_00_4711_1", "other");
  }

  @Test
  void takesDirectoryForRepositoryOnlyIfBothNamesFit() throws IOException {
    write("2026_11_22_10_00_00_1/a.jfr", chunk());
    write("other/2026_11_22_10_00_00.jfr", chunk());

    assertThat(names(find(""))).containsExactly("a", "2026_11_22_10_00_00");
  }

  @Test
  void opensRepositoryWhoseNewestChunkIsStillEmpty() throws IOException, RecordingException {
    write("2026_11_22_10_00_00_1/2026_11_22_10_00_00.jfr", chunk());
    write("2026_11_22_10_00_00_1/2026_11_22_10_00_10.jfr");

    try (Recording recording = find("").inputs().get(0).open(notes)) {
      assertThat(allBytes(recording)).containsExactly(chunk());
    }
    assertThat(codes()).containsExactly("empty-file INFO");
  }

  @Test
  void leavesLinksOutOfTheDirectoryAlone() throws IOException {
    write("a.jfr", chunk());
    Path foreign = Files.write(outside.resolve("b.jfr"), chunk());
    link("b.jfr", foreign);
    link("directory", outside);
    link("readme", foreign);

    FoundInputs found = find("");

    assertThat(names(found)).containsExactly("a");
    assertThat(messages(found))
        .containsExactly(
            "b.jfr: a link out of the directory, not followed",
            "directory: a link out of the directory, not followed");
  }

  @Test
  void readsWhatLinksInsideTheDirectoryPointToOnce() throws IOException {
    Path run = write("runs/1/a.jfr", chunk());
    link("latest.jfr", run);
    link("latest", run.getParent());

    FoundInputs found = find("");

    assertThat(namesAndPaths(found)).containsExactly("a <- runs/1/a.jfr");
    assertThat(found.diagnostics()).isEmpty();
  }

  @Test
  void followsLinkThatGivesRecordingItsName() throws IOException {
    link("a.jfr", write("blobs/0815", chunk()));

    assertThat(namesAndPaths(find(""))).containsExactly("a <- a.jfr");
  }

  @Test
  void isNotCaughtInLoopOfLinks() throws IOException {
    write("a.jfr", chunk());
    link("loop", inputs);
    link("self.jfr", inputs.resolve("self.jfr"));

    FoundInputs found = find("");

    assertThat(names(found)).containsExactly("a");
    assertThat(messages(found)).containsExactly("self.jfr: a link to nothing");
  }

  @Test
  void searchesDirectoryThatIsLinkItself() throws IOException {
    write("real/a.jfr", chunk());
    link("link", inputs.resolve("real"));

    assertThat(namesAndPaths(find("link"))).containsExactly("a <- link/a.jfr");
  }

  private void link(String name, Path target) throws IOException {
    try {
      Files.createSymbolicLink(inputs.resolve(name), target);
    } catch (UnsupportedOperationException e) {
      assumeTrue(false, "no links here");
    }
  }

  private List<String> messages(FoundInputs found) {
    return found.diagnostics().stream().map(Diagnostic::message).map(this::relative).toList();
  }
}
