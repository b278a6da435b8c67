package dev.debrief.converter;

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
    assertThat(samples.byTime()).containsExactly(expected);
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
    assertThat(samples(0).byTime()).isSorted().hasSize(THREADS * OF_EACH);
  }

  @Test
  void countsTheSamplesOfEachThread() {
    assertThat(samples(3).samplesOfThreads()).hasSize(THREADS).containsOnly(OF_EACH);
  }
}
