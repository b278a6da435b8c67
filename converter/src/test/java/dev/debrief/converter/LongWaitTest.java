package dev.debrief.converter;

import static dev.debrief.testdata.jfr.RecordingBuilder.atMillis;
import static dev.debrief.testdata.jfr.RecordingBuilder.recording;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.debrief.converter.Pipeline.Bar;
import dev.debrief.testdata.jfr.RecordingBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A wait of 90 s that begins in the first of five chunks and is written in the fourth, when the
 * windows that it covers are long over.
 */
class LongWaitTest {
  private static final long MICRO = 1_000;
  private static final String JOIN =
      "java.lang.Object.wait < java.lang.Thread.join:1300 < a.Main.main:9";

  @TempDir Path temporary;

  private Path fiveChunks() throws Exception {
    RecordingBuilder builder = recording().thread(1, "main").thread(9, "worker");
    for (int chunk = 0; chunk < 5; chunk++) {
      long start = chunk * 25_000L;
      boolean last = chunk == 3;
      builder.chunk(
          c -> {
            c.startNanos(atMillis(start)).durationNanos(Duration.ofSeconds(25).toNanos());
            for (long at = start; at < start + 25_000; at += 20) {
              boolean waiting = at >= 5_000 && at < 95_000;
              if (!waiting) {
                c.sample("jdk.ExecutionSample", atMillis(at), 1, "a.Main.work:3 < a.Main.main:7");
              }
            }
            if (last) {
              c.event(
                  "jdk.JavaMonitorWait",
                  e ->
                      e.at(atMillis(5_000))
                          .lasting(Duration.ofSeconds(90))
                          .thread(1)
                          .stack(JOIN)
                          .set("monitorClass", "java.lang.Thread")
                          .set("notifier", 9L));
            }
          });
    }
    return builder.writeTo(temporary.resolve("long.jfr"));
  }

  @Test
  void isWholeInEachWindow() throws Exception {
    List<Bar> waits = new ArrayList<>();
    for (Pipeline.Payload chunk : new Pipeline(temporary).convert(fiveChunks())) {
      List<Bar> merged = Bar.merged(chunk.bars(1));
      List<Bar> joins = merged.stream().filter(b -> b.leaf().contains("Thread.join")).toList();
      assertThat(joins).hasSizeLessThanOrEqualTo(1);
      waits.addAll(joins);
    }
    assertThat(waits).hasSize(4);
    long[] edges = {5_000, 30_000, 60_000, 90_000, 95_000};
    for (int i = 0; i < 4; i++) {
      assertThat(waits.get(i).startNanos()).isCloseTo(atMillis(edges[i]), within(MICRO));
      assertThat(waits.get(i).endNanos()).isCloseTo(atMillis(edges[i + 1]), within(MICRO));
    }
  }
}
