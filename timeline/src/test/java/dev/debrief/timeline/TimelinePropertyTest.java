package dev.debrief.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is true of the timelines of any recording. */
class TimelinePropertyTest {
  private static final TimelineOptions SECONDS =
      TimelineOptions.DEFAULTS.withWindow(Duration.ofSeconds(1)).withIdle(true);

  private static final List<String> POINTS =
      List.of("sample execution", "sample native", "sample cpu_time", "sample wall");
  private static final List<String> INTERVALS =
      List.of("park", "sleep", "monitor_enter", "class_load", "method_trace", "pinned");

  /** Any events of one thread within some seconds. */
  private static List<String> lines(Random random) {
    List<String> lines = new ArrayList<>();
    for (int i = random.nextInt(60); i > 0; i--) {
      lines.add(line(random));
    }
    return lines;
  }

  private static String line(Random random) {
    int start = random.nextInt(3_000);
    int end = start + random.nextInt(1_500);
    return switch (random.nextInt(3)) {
      case 0 -> one(POINTS, random) + " main#1 " + start + " " + start + " RUNNABLE app.A.b";
      case 1 -> "sample wall main#1 " + start + " " + end + " SLEEPING app.A.b";
      default -> one(INTERVALS, random) + " main#1 " + start + " " + end + " app.A.b";
    };
  }

  private static String one(List<String> words, Random random) {
    return words.get(random.nextInt(words.size()));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void segmentsNeverOverlapNorLeaveTheirWindow(long seed) throws IOException {
    List<String> lines = lines(new Random(seed));
    TextRecording recording = TextRecording.of("chunk 0 5s\n" + String.join("\n", lines));
    for (Window window : TimelineText.windows(recording, SECONDS)) {
      for (ThreadTimeline thread : window.threads()) {
        long last = window.startNanos();
        for (int i = 0; i < thread.size(); i++) {
          assertThat(thread.startNanos(i)).isGreaterThanOrEqualTo(last);
          assertThat(thread.endNanos(i)).isGreaterThan(thread.startNanos(i));
          last = thread.endNanos(i);
        }
        assertThat(last).isLessThanOrEqualTo(window.endNanos());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void blockingIntervalsAreWholeWhateverElseHappened(long seed) throws IOException {
    List<String> lines = lines(new Random(seed));
    List<String> waits = lines.stream().filter(line -> line.startsWith("sleep")).toList();
    List<String> others =
        lines.stream()
            .filter(line -> line.startsWith("sample") || line.startsWith("method_trace"))
            .toList();
    String text = "chunk 0 5s\n" + String.join("\n", waits) + "\n";
    assertThat(slept(text + String.join("\n", others))).isEqualTo(slept(text));
  }

  private static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  private static long slept(String text) throws IOException {
    Coverage coverage = new Coverage();
    TimelineText.windows(TextRecording.of(text), SECONDS).forEach(coverage::window);
    return coverage.total().waitingNanos().getOrDefault(WaitKind.SLEEP, 0L);
  }
}
