package dev.debrief.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "conver app.jfr | debrief: unknown command 'conver'; did you mean convert?",
        "app.jfr | debrief: unknown command 'app.jfr'; did you mean 'debrief convert app.jfr'?",
        "convert --fromat x a.jfr | debrief convert: unknown option --fromat; did you mean"
            + " --format?",
        "convert --form x a.jfr | debrief convert: unknown option --form; did you mean --format?",
        "convert -o | debrief convert: --output needs PATH",
        "convert | debrief convert: no RECORDING given; see 'debrief help convert'",
        "summary --waits none a.jfr | debrief summary: unknown option --waits for this command",
        "convert --chunk-seconds 61 a.jfr | debrief convert: --chunk-seconds is a number from 1 to"
            + " 60, not '61'",
        "convert --waits edge a.jfr | debrief convert: --waits is one of resample, edges, none, not"
            + " 'edge'; did you mean edges?",
        "convert --parser stream a.jfr | debrief convert: --parser is one of auto, streaming, jmc,"
            + " not 'stream'; did you mean streaming?",
        "convert --from noon a.jfr | debrief convert: 'noon' is no time; write"
            + " 2026-03-01T10:15:30Z, 10:15:30, 90s after the start or -30s before the end",
        "convert --kinds gc,gx a.jfr | debrief convert: there is no kind of events 'gx'; kinds are"
            + " execution, native, cputime, wall, park, monitor, sleep, socket, file, trace, gc",
        "convert -f flames a.jfr | debrief convert: there is no format 'flames'; formats are"
            + " sentry, sentry-v1",
        "convert --profiler-id 12 a.jfr | debrief convert: a profiler id is 32 hex digits, not all"
            + " zero; '12' is not",
        "convert --zone Mars a.jfr | debrief convert: 'Mars' is no time zone; write Europe/Berlin"
            + " or +02:00",
        "help convrt | debrief help: unknown command 'convrt'; did you mean convert?",
        "validate | debrief validate: no FILE given; see 'debrief help validate'",
      })
  void answersWrongUsageWithOneLineThatHelps(String line, String message) {
    Run run = Run.of(line.split(" "));

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).isEqualTo(message + "\n");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void asksForACommand() {
    Run run = Run.of();

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).startsWith("debrief: what to do? Give a command: convert, detect,");
  }

  @Test
  void showsTheVersion() {
    assertThat(Run.of("--version").out()).matches("debrief \\S+\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"help convert", "convert --help", "convert -h", "-h convert"})
  void showsTheManualOfACommand(String line) {
    Run run = Run.of(line.split(" "));

    assertThat(run.status()).isZero();
    assertThat(run.out()).startsWith("NAME\n       debrief convert - ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"help", "--help", "-h"})
  void showsTheManualOfTheProgram(String line) {
    assertThat(Run.of(line).out()).startsWith("NAME\n       debrief - ");
  }

  @Test
  void failsWithoutAnyInput() {
    Run run = Run.of("convert", "no-such-file.jfr");

    assertThat(run.status()).isEqualTo(4);
    assertThat(run.err()).contains("no-such-file.jfr").doesNotContain("\tat ");
  }

  @Test
  void warnsOfAnOutputThatAFileInTheWorkingDirectorySets(@TempDir Path directory)
      throws IOException {
    Files.writeString(directory.resolve("debrief.properties"), "output = elsewhere\n");

    Run run = Run.in(directory, Map.of(), "convert", "no-such-file.jfr");

    assertThat(run.err())
        .contains("debrief: 'output' in debrief.properties is ignored; give it as an option\n");
  }

  @Test
  void tellsThatStandardOutputCannotBeWritten() {
    PrintStream full =
        new PrintStream(
            new OutputStream() {
              @Override
              public void write(int b) throws IOException {
                throw new IOException("full");
              }
            },
            false,
            StandardCharsets.UTF_8);
    Session session =
        new Session(
            Map.of(),
            InputStream.nullInputStream(),
            full,
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
            Path.of("").toAbsolutePath(),
            Session.Terminals.NONE,
            Main.class.getClassLoader(),
            () -> false);

    assertThat(Main.run(new String[] {"help"}, session)).isEqualTo(5);
  }
}
