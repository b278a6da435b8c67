package dev.debrief.converter;

import static java.util.Arrays.stream;
import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.timeline.TimelineThread;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SampleColumnsTest {
  private static final int THREADS = 30;
  private static final int OF_EACH = 100;

  /** Each thread's samples are in order; a step of 0 gives equal times. */
  private static SampleColumns samples(long longestStepMicros) {
    Random random = new Random(7);
    SampleColumns samples = new SampleColumns(1);
    for (int thread = 1; thread <= THREADS; thread++) {
      samples.startThread(new TimelineThread(thread, "t" + thread, false));
      long micros = 1_700_000_000_000_000L;
      for (int i = 0; i < OF_EACH; i++) {
        micros += random.nextLong(longestStepMicros + 1);
        samples.add(micros, i);
      }
    }
    return samples;
  }

  private static void assertOrder(SampleColumns samples) {
    int[] expected =
        IntStream.range(0, samples.size())
            .boxed()
            .sorted(Comparator.comparingLong(samples::micros))
            .mapToInt(Integer::intValue)
            .toArray();
    assertIs(samples, expected);
  }

  private static void assertIs(SampleColumns samples, int[] expected) {
    OrderedSamples ordered = samples.byTime();
    assertThat(ordered.micros())
        .containsExactly(stream(expected).mapToLong(samples::micros).toArray());
    assertThat(ordered.threads()).containsExactly(stream(expected).map(samples::thread).toArray());
    assertThat(ordered.stacks()).containsExactly(stream(expected).map(samples::stack).toArray());
  }

  @Test
  void ordersByTimeThenByThread() {
    assertOrder(samples(3));
    assertOrder(samples(300_000));
  }

  @Test
  void ordersSamplesThatAreMonthsApart() {
    assertOrder(samples(100_000_000_000L));
  }

  @Test
  void leavesSamplesOfOneInstantAsTheyAre() {
    assertIs(samples(0), IntStream.range(0, THREADS * OF_EACH).toArray());
  }

  @Test
  void countsTheSamplesOfEachThread() {
    assertThat(samples(3).samplesOfThreads()).hasSize(THREADS).containsOnly(OF_EACH);
  }
}
