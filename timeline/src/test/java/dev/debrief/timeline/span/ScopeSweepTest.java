package dev.debrief.timeline.span;

import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.timeline.span.ContextStore.Rank;
import dev.debrief.timeline.span.ContextStore.Saying;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Intervals at random, against the definition: of those that are open the one that began last. */
class ScopeSweepTest {
  @Test
  void theInnermostIsTheOpenOneThatBeganLast() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      int size = 1 + random.nextInt(30);
      long[] starts = new long[size];
      long[] ends = new long[size];
      ContextStore store = new ContextStore();
      for (int i = 0; i < size; i++) {
        starts[i] = random.nextInt(50);
        ends[i] = starts[i] + random.nextInt(20);
        Saying saying = new Saying(Rank.SCOPE, spanOf(seed, i), 0, Confidence.HIGH, false);
        store.add(1, starts[i], ends[i], saying);
      }
      SpanTable spans = new SpanTable();
      for (int i = 0; i < size; i++) {
        spans.add(0, 0, i + 1, false);
      }
      Track track = new TrackMaker(store, spans).run().getOrDefault(1L, Track.NOTHING);
      for (long at = -1; at < 75; at++) {
        int piece = track.pieceAt(at);
        assertThat(track.span(piece))
            .as("seed %d at %d", seed, at)
            .isEqualTo(spanOf(seed, open(starts, ends, at)));
      }
    }
  }

  /** Of half of the seeds all intervals are of four spans. */
  private static int spanOf(int seed, int interval) {
    return seed % 2 == 0 || interval < 0 ? interval : interval % 4;
  }

  /** Threads that never leave a span and enter it again take no longer than others. */
  @Test
  void deepNestsAreSweptInNoTime() {
    int depth = 200_000;
    for (int spanCount : new int[] {1, 2, depth}) {
      ContextStore store = new ContextStore();
      SpanTable spans = new SpanTable();
      for (int i = 0; i < depth; i++) {
        Saying saying = new Saying(Rank.SCOPE, i % spanCount, 0, Confidence.HIGH, false);
        store.add(1, i, 2L * depth - i, saying);
        spans.add(0, 0, i + 1, false);
      }
      Track track = new TrackMaker(store, spans).run().getOrDefault(1L, Track.NOTHING);
      assertThat(track.span(track.pieceAt(depth - 1))).isEqualTo((depth - 1) % spanCount);
      assertThat(track.size()).isEqualTo(spanCount == 1 ? 3 : 2 * depth + 1);
    }
  }

  private static int open(long[] starts, long[] ends, long at) {
    int best = Track.UNKNOWN;
    for (int i = 0; i < starts.length; i++) {
      boolean open = starts[i] <= at && at < ends[i];
      boolean inner =
          best < 0
              || starts[i] > starts[best]
              || (starts[i] == starts[best] && ends[i] <= ends[best]);
      best = open && inner ? i : best;
    }
    return best;
  }
}
