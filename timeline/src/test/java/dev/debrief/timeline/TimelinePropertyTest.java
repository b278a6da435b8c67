package dev.debrief.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is true of the timelines of any recording. */
class TimelinePropertyTest {
  private static final TimelineOptions SECONDS =
      TimelineOptions.DEFAULTS.withWindow(Duration.ofSeconds(1)).withIdle(true);

  @Provide
  Arbitrary<String> line() {
    Arbitrary<Integer> start = Arbitraries.integers().between(0, 3_000);
    Arbitrary<Integer> length = Arbitraries.integers().between(0, 1_500);
    Arbitrary<String> points =
        Arbitraries.of("sample execution", "sample native", "sample cpu_time", "sample wall");
    Arbitrary<String> intervals =
        Arbitraries.of("park", "sleep", "monitor_enter", "class_load", "method_trace", "pinned");
    Arbitrary<String> single =
        Combinators.combine(points, start)
            .as((what, t) -> what + " main#1 " + t + " " + t + " RUNNABLE app.A.b");
    Arbitrary<String> merged =
        Combinators.combine(start, length)
            .as((t, n) -> "sample wall main#1 " + t + " " + (t + n) + " SLEEPING app.A.b");
    Arbitrary<String> interval =
        Combinators.combine(intervals, start, length)
            .as((what, t, n) -> what + " main#1 " + t + " " + (t + n) + " app.A.b");
    return Arbitraries.oneOf(single, merged, interval);
  }

  @Provide
  Arbitrary<List<String>> lines() {
    return line().list().ofMaxSize(60);
  }

  @Property(tries = 200, seed = "20261122")
  void segmentsNeverOverlapNorLeaveTheirWindow(@ForAll("lines") List<String> lines)
      throws IOException {
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

  @Property(tries = 200, seed = "20261122")
  void blockingIntervalsAreWholeWhateverElseHappened(@ForAll("lines") List<String> lines)
      throws IOException {
    List<String> waits = lines.stream().filter(line -> line.startsWith("sleep")).toList();
    List<String> others =
        lines.stream()
            .filter(line -> line.startsWith("sample") || line.startsWith("method_trace"))
            .toList();
    String text = "chunk 0 5s\n" + String.join("\n", waits) + "\n";
    assertThat(slept(text + String.join("\n", others))).isEqualTo(slept(text));
  }

  private static long slept(String text) throws IOException {
    Coverage coverage = new Coverage();
    TimelineText.windows(TextRecording.of(text), SECONDS).forEach(coverage::window);
    return coverage.total().waitingNanos().getOrDefault(WaitKind.SLEEP, 0L);
  }
}
