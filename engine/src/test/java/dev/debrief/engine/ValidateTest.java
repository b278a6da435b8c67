package dev.debrief.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateTest {
  @TempDir private Path directory;

  @Test
  void findsNothingWrongWithOurOwnOutputs() throws Exception {
    Path app = Recordings.write(Recordings.twoThreads(), directory, "app.jfr");
    Path out = directory.resolve("out");
    new Debriefing()
        .convert(
            ConvertRequest.builder(Inputs.of(List.of(app.toString()))).output(out).build(),
            Progress.none());

    Validation validation = validate(out);

    assertThat(validation.files()).isEqualTo(2);
    assertThat(validation.broken()).isEmpty();
  }

  @Test
  void rejectsWhatIsNeitherJsonNorAnEnvelope() throws IOException {
    Validation validation = validate(Files.writeString(directory.resolve("a.json"), "hello"));

    assertThat(validation.losesData()).isTrue();
    assertThat(validation.broken().get(0).severity()).isEqualTo(Validation.Severity.REJECTED);
  }

  @Test
  void readsStandardInput() {
    ByteArrayInputStream input = new ByteArrayInputStream("hello".getBytes(StandardCharsets.UTF_8));

    Validation validation = new Debriefing().validate(new ValidateRequest(List.of("-"), input));

    assertThat(validation.broken()).allMatch(broken -> broken.file().equals("stdin"));
  }

  @Test
  void saysWhichFilesItCouldNotRead() {
    Validation validation = validate(directory.resolve("none.json"));

    assertThat(validation.files()).isZero();
    assertThat(validation.unreadable()).hasSize(1);
    assertThat(validation.unreadable().get(0)).endsWith("none.json: no such file");
  }

  @Test
  void saysThatADirectoryHoldsNothingToCheck() {
    assertThat(validate(directory).unreadable().get(0)).contains("no *.envelope or *.json file");
  }

  private static Validation validate(Path path) {
    return new Debriefing().validate(ValidateRequest.of(List.of(path.toString())));
  }
}
