package dev.debrief.timeline.span;

import dev.debrief.timeline.span.ContextStore.Rank;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes the tracks of all threads out of what sources said, the more trusted over the others. */
final class TrackMaker {
  /** A label says nothing of what a thread does long after. */
  private static final long SHORTEST_HOLD_NANOS = 50_000_000L;

  /** No thread works for more spans of a file than this at one time. */
  private static final int MOST_OPEN = 256;

  private final ContextStore store;
  private final SpanTable spans;
  private final Map<Long, Track> tracks = new HashMap<>();
  private long overlaps;

  TrackMaker(ContextStore store, SpanTable spans) {
    this.store = store;
    this.spans = spans;
  }

  /** Returns the tracks by thread id. */
  Map<Long, Track> run() {
    int[] rows = store.ordered();
    int from = 0;
    while (from < rows.length) {
      int to = from + 1;
      while (to < rows.length
          && store.threadId(rows[to]) == store.threadId(rows[from])
          && store.rank(rows[to]) == store.rank(rows[from])) {
        to++;
      }
      Track track = track(rows, from, to);
      Rank rank = store.rank(rows[from]);
      if (rank == Rank.EXTERNAL || rank == Rank.OPERATION) {
        encloseNamed(rows, from, track);
      }
      tracks.merge(store.threadId(rows[from]), track, Track::over);
      from = to;
    }
    tracks.values().removeIf(Track::saysNothing);
    return tracks;
  }

  /** Scopes that have only a name lie in the span that a less trusted source knows around them. */
  private void encloseNamed(int[] rows, int end, Track track) {
    for (int i = end - 1; i >= 0 && store.threadId(rows[i]) == store.threadId(rows[end]); i--) {
      int row = rows[i];
      if (store.rank(row) == Rank.NAMED_SCOPE) {
        int outer = track.span(track.pieceAt(store.start(row)));
        if (outer >= 0) {
          spans.enclosedBy(store.span(row), outer);
        }
      }
    }
  }

  private Track track(int[] rows, int from, int to) {
    Rank rank = store.rank(rows[from]);
    if (rank == Rank.LABEL) {
      return labels(rows, from, to);
    }
    if (rank == Rank.STATE) {
      return states(rows, from, to);
    }
    if (rank == Rank.EXTERNAL) {
      markOverlaps(rows, from, to);
    }
    ScopeSweep sweep = new ScopeSweep(store, spans);
    Track track = sweep.run(rows, from, to);
    overlaps += sweep.overlaps();
    return track;
  }

  /**
   * A label holds until the thread's next sample, but where that has another label no longer than
   * two usual gaps between samples: nobody looked in between.
   */
  private Track labels(int[] rows, int from, int to) {
    long hold = Math.max(SHORTEST_HOLD_NANOS, 2 * medianGap(rows, from, to));
    Track.Builder track = new Track.Builder();
    for (int i = from; i < to; i++) {
      int row = rows[i];
      set(track, store.start(row), row);
      long until = store.end(row) + hold;
      boolean goesOn =
          i + 1 < to
              && (store.start(rows[i + 1]) <= until || store.span(rows[i + 1]) == store.span(row));
      if (!goesOn) {
        track.clear(until);
      }
    }
    return track.build();
  }

  private long medianGap(int[] rows, int from, int to) {
    if (to - from < 2) {
      return 0;
    }
    long[] gaps = new long[to - from - 1];
    for (int i = from + 1; i < to; i++) {
      gaps[i - from - 1] = store.start(rows[i]) - store.start(rows[i - 1]);
    }
    Arrays.sort(gaps);
    return gaps[gaps.length / 2];
  }

  private void set(Track.Builder track, long start, int row) {
    if (store.span(row) == Track.UNKNOWN) {
      track.clear(start);
    } else {
      track.set(start, store.span(row), store.source(row), store.confidence(row), false);
    }
  }

  /** A state holds until the thread's next one. A span that is left uncovers the one before it. */
  private Track states(int[] rows, int from, int to) {
    Track.Builder track = new Track.Builder();
    List<Integer> entered = new ArrayList<>();
    boolean leaves = Arrays.stream(rows, from, to).anyMatch(store::left);
    for (int i = from; i < to; i++) {
      int row = rows[i];
      if (!store.left(row)) {
        if (leaves) {
          entered.add(row);
        }
        set(track, store.start(row), row);
      } else {
        leave(entered, store.span(row));
        if (entered.isEmpty()) {
          track.set(store.start(row), Track.EMPTY, store.source(row), store.confidence(row), false);
        } else {
          set(track, store.start(row), entered.get(entered.size() - 1));
        }
      }
      if (store.span(row) == Track.EMPTY) {
        entered.clear();
      }
    }
    return track.build();
  }

  private void leave(List<Integer> entered, int span) {
    for (int i = entered.size() - 1; i >= 0; i--) {
      if (store.span(entered.get(i)) == span) {
        entered.remove(i);
        return;
      }
    }
  }

  /**
   * Of spans of files only the thread is known on which they began. Where those of different traces
   * overlap without nesting, at least one went on elsewhere: both are doubtful.
   */
  private void markOverlaps(int[] rows, int from, int to) {
    List<Integer> open = new ArrayList<>();
    for (int i = from; i < to; i++) {
      int row = rows[i];
      open.removeIf(earlier -> store.end(earlier) <= store.start(row));
      if (open.size() >= MOST_OPEN) {
        store.markAmbiguous(row);
        continue;
      }
      for (int earlier : open) {
        boolean nested = store.end(earlier) >= store.end(row);
        if (!nested && spans.traceLow(store.span(earlier)) != spans.traceLow(store.span(row))) {
          store.markAmbiguous(earlier);
          store.markAmbiguous(row);
        }
      }
      open.add(row);
    }
  }

  /** Returns how often a context overlapped another one without lying in it. */
  long overlaps() {
    return overlaps;
  }
}
