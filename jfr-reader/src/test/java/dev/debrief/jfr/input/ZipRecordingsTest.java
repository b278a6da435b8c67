package dev.debrief.jfr.input;

import static dev.debrief.jfr.input.InputBytes.ascii;
import static dev.debrief.jfr.input.InputBytes.chunk;
import static dev.debrief.jfr.input.InputBytes.firstBytes;
import static dev.debrief.jfr.input.InputBytes.gzip;
import static dev.debrief.jfr.input.InputBytes.longRecording;
import static dev.debrief.jfr.input.InputBytes.lz4;
import static dev.debrief.jfr.input.InputBytes.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.debrief.jfr.Diagnostic;
import dev.debrief.jfr.Recording;
import dev.debrief.jfr.RecordingException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ZipRecordingsTest extends InputsFixture {
  @Test
  void callsOnlyRecordingAfterTheArchive() throws IOException, RecordingException {
    write("night.jfr.zip", zip("tmp/app.jfr", longRecording()));

    FoundInputs found = find("night.jfr.zip");

    assertThat(namesAndPaths(found)).containsExactly("night <- night.jfr.zip!/tmp/app.jfr");
    assertThat(open("night.jfr.zip")).isEqualTo(longRecording());
  }

  @Test
  void callsSeveralRecordingsAfterTheirEntries() throws IOException {
    write("all.zip", zip("2/app.jfr", chunk(), "1/app.jfr", chunk(), "b.jfr.gz", gzip(chunk())));

    assertThat(namesAndPaths(find("all.zip")))
        .containsExactly(
            "app <- all.zip!/2/app.jfr", "app-2 <- all.zip!/1/app.jfr", "b <- all.zip!/b.jfr.gz");
  }

  @Test
  void opensEachEntryOnItsOwn() throws IOException, RecordingException {
    write("all.zip", zip("a.jfr", chunk(1), "b.jfr", chunk(2)));

    FoundInputs found = find("all.zip");

    try (Recording a = found.inputs().get(0).open(notes);
        Recording b = found.inputs().get(1).open(notes)) {
      assertThat(allBytes(a)).containsExactly(chunk(1));
      assertThat(allBytes(b)).containsExactly(chunk(2));
      assertThat(b.files().get(0).name()).isEqualTo("all.zip!/b.jfr");
    }
  }

  @Test
  void knowsEntriesByContentAndUnpacksThem() throws IOException, RecordingException {
    write("all.zip", zip("plain", chunk(1), "packed", gzip(chunk(2)), "other", lz4(chunk(3))));
    options = options.withAsOne(true);

    try (Recording recording = find("all.zip").inputs().get(0).open(notes)) {
      assertThat(allBytes(recording)).containsExactlyInAnyOrder(chunk(1), chunk(2), chunk(3));
    }
  }

  @Test
  void leavesOtherEntriesOutWithNote() throws IOException {
    write(
        "all.zip",
        zip(
            "dir.jfr/", new byte[0],
            "README", ascii("hello"),
            "log.gz", gzip(ascii("hello")),
            "__MACOSX/._app.jfr", ascii("\0\5\u0016\7"),
            "app.jfr", chunk()));

    FoundInputs found = find("all.zip");

    assertThat(names(found)).containsExactly("all");
    assertThat(found.diagnostics())
        .extracting(Diagnostic::message)
        .map(this::relative)
        .containsExactly(
            "all.zip!/README: not a recording, left out",
            "all.zip!/log.gz: not a recording, left out",
            "all.zip!/__MACOSX/._app.jfr: not a recording, left out");
  }

  @Test
  void keepsOutputNamesInsideTheOutputDirectory() throws IOException {
    write(
        "evil.zip",
        zip("../../...jfr", chunk(), "a\\..\\b:c.jfr", chunk(), "/etc/x\ny.jfr", chunk()));

    assertThat(names(find("evil.zip"))).containsExactly("recording", "b_c", "x_y");
  }

  @Test
  void saysThatArchiveHoldsNoRecording() throws IOException {
    write("app.jar", zip("META-INF/MANIFEST.MF", ascii("hello")));

    assertThat(find("app.jar").unmatched())
        .containsExactly(
            new FoundInputs.Unmatched(
                inputs + "/app.jar",
                "no-recordings",
                inputs + "/app.jar: no recording in this zip archive"));
  }

  @Test
  void saysThatArchiveIsCutOff() throws IOException {
    byte[] archive = zip("app.jfr", longRecording());
    write("app.zip", firstBytes(archive, archive.length / 2));

    assertThat(find("app.zip").unmatched())
        .singleElement()
        .hasFieldOrPropertyWithValue("code", "damaged-archive");
  }

  @Test
  void keepsEntryWithWrongChecksum() throws IOException, RecordingException {
    byte[] archive = zip("app.jfr", longRecording());
    archive[archive.length / 2] ^= 1;
    write("app.zip", archive);

    assertThat(open("app.zip")).startsWith(firstBytes(longRecording(), 100_000));
    assertThat(codes()).containsExactly("compressed-stream-damaged DATA_LOSS");
  }

  @Test
  void saysThatEntryIsEncrypted() throws IOException {
    byte[] archive = zip("app.jfr", chunk());
    String text = new String(archive, StandardCharsets.ISO_8859_1);
    archive[6] |= 1;
    archive[text.indexOf("PK\u0001\u0002") + 8] |= 1;
    write("secret.zip", archive);

    assertThatThrownBy(() -> open("secret.zip"))
        .isInstanceOf(RecordingException.class)
        .hasMessageContaining("app.jfr: encrypted, which is not supported")
        .extracting("code")
        .isEqualTo("unsupported-compression");
  }

  @Test
  void saysThatArchiveChangedAfterItWasRead() throws IOException {
    write("all.zip", zip("a.jfr", chunk(), "b.jfr", chunk()));
    FoundInputs found = find("all.zip");
    write("all.zip", zip("a.jfr", chunk()));

    assertThatThrownBy(() -> found.inputs().get(1).open(notes))
        .hasMessageContaining("all.zip: the zip archive is cut off or damaged (the archive has");
  }

  @Test
  void readsArchiveFromStandardInput() throws IOException, RecordingException {
    byte[] archive = zip("a.jfr", chunk(1), "b.jfr", chunk(2));
    options = options.withStandardInput(() -> new ByteArrayInputStream(archive));

    try (FoundInputs found = new RecordingFinder(options).find(List.of("-"));
        Recording second = found.inputs().get(1).open(notes)) {
      assertThat(names(found)).containsExactly("a", "b");
      assertThat(allBytes(second)).containsExactly(chunk(2));
    }
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void leavesNothingBehindNextToTheArchive() throws IOException, RecordingException {
    Path archive = write("evil.zip", zip("../evil.jfr", chunk()));

    open("evil.zip");

    assertThat(inputs).isDirectoryContaining(archive::equals);
    assertThat(inputs.getParent().resolve("evil.jfr")).doesNotExist();
  }
}
