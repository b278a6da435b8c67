package dev.debrief.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingIdTest {
  @TempDir private Path directory;

  @Test
  void isTheSameForAPackedCopy() throws Exception {
    Path app = Recordings.write(Recordings.twoThreads(), directory, "app.jfr");
    Path packed = directory.resolve("packed.jfr.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      Files.copy(app, out);
    }

    assertThat(id(packed)).isEqualTo(id(app));
  }

  @Test
  void differsForOtherContent() throws Exception {
    Path app = Recordings.write(Recordings.twoThreads(), directory, "app.jfr");
    Path other = Recordings.write(Recordings.nothingToShow(), directory, "other.jfr");

    assertThat(id(other)).isNotEqualTo(id(app));
  }

  private String id(Path recording) throws IOException, UsageException {
    Path out = directory.resolve("out-of-" + recording.getFileName());
    new Debriefing()
        .convert(
            ConvertRequest.builder(Inputs.of(List.of(recording.toString()))).output(out).build(),
            Progress.none());
    return new ObjectMapper()
        .readTree(out.resolve("manifest.json").toFile())
        .at("/recording/id")
        .asText();
  }
}
