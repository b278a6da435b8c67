package dev.debrief.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.testdata.spans.ManySpans;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What spans cost, in the installation as users run it. */
@DisabledOnOs(OS.WINDOWS) // starts bin/debrief, a shell script
class ManySpansIT {
  private static final Path LAUNCHER = Path.of("target/installation/bin/debrief").toAbsolutePath();

  private static final int SPANS = 200_000;

  /** With this much the recording is converted if nothing is asked of spans. */
  private static final int WITHOUT_SPANS_MEGABYTES = 32;

  /** A hundred stay in the index; the rest is what threads did for spans of the open window. */
  private static final int BYTES_OF_SPAN = 400;

  @TempDir private Path directory;

  private int convert(int heapMegabytes, String... options) throws Exception {
    List<String> command = new ArrayList<>(List.of(LAUNCHER.toString(), "convert", "-q"));
    command.addAll(List.of(options));
    command.addAll(List.of("-o", "out", "spans.jfr"));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(directory.toFile());
    builder.environment().put("DEBRIEF_JAVA_OPTS", "-Xmx" + heapMegabytes + "m");
    Process process = builder.redirectErrorStream(true).inheritIO().start();
    assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
    return process.exitValue();
  }

  @Test
  void aSpanCostsNoMoreThan400BytesOfHeap() throws Exception {
    ManySpans.write(SPANS, directory.resolve("spans.jfr"));
    int spansMegabytes = (int) (((long) SPANS * BYTES_OF_SPAN) >> 20);

    assertThat(convert(WITHOUT_SPANS_MEGABYTES, "--no-transactions")).isZero();
    assertThat(convert(WITHOUT_SPANS_MEGABYTES + spansMegabytes)).isZero();

    assertThat(directory.resolve("out/transaction-001000.envelope")).exists();
    try (Stream<String> lines = Files.lines(directory.resolve("out/attribution.jsonl"))) {
      assertThat(lines.count()).isBetween(SPANS - SPANS / 100L, SPANS + 1L);
    }
  }
}
