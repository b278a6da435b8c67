package dev.debrief.jfr.input;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNamesTest {
  @ParameterizedTest
  @CsvSource({
    "app.jfr, true, false, false",
    "APP.JFR, true, false, false",
    "app.jfr.gz, true, true, false",
    "app.jfr.LZ4, true, true, false",
    "app.zip, false, true, false",
    "app.jfr.gz.zip, false, true, false",
    "app.jfr.xz, false, false, true",
    "app.xz, false, false, false",
    "jfr, false, false, false",
    "gz, false, false, false",
    ".jfr, true, false, false"
  })
  void sayWhatAFileIsMeantToBe(
      String name, boolean recording, boolean packed, boolean unsupported) {
    assertThat(FileNames.saysRecording(name)).isEqualTo(recording);
    assertThat(FileNames.saysPacked(name)).isEqualTo(packed);
    assertThat(FileNames.saysUnsupported(name)).isEqualTo(unsupported);
  }

  @ParameterizedTest
  @CsvSource({
    "app.jfr, app",
    "app.Jfr.Gz, app",
    "app.gz, app",
    "app.jfr.gz.zip, app.jfr.gz",
    "app.txt, app.txt",
    ".jfr, recording",
    "...jfr.zip, recording",
    "a, a"
  })
  void nameRecordingsWithoutTheirEndings(String file, String name) {
    assertThat(FileNames.withoutEndings(file)).isEqualTo(name);
  }
}
