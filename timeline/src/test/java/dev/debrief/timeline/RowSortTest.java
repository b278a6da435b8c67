package dev.debrief.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.jfr.StackTrace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RowSortTest {
  private static final long BASE = 1_000;

  private final RowSort sort = new RowSort(BASE);
  private final Observations sorted = new Observations(1);

  /** The end tells rows apart. */
  private static RowPages pages(long firstEnd, List<Long> starts) {
    RowPages pages = new RowPages();
    for (int i = 0; i < starts.size(); i++) {
      pages.add(starts.get(i), firstEnd + i, StackTrace.EMPTY, (byte) 1, (byte) 0, null);
    }
    return pages;
  }

  private List<Long> ends() {
    List<Long> ends = new ArrayList<>();
    for (int row = 0; row < sorted.size(); row++) {
      ends.add(sorted.end(row));
    }
    return ends;
  }

  @Test
  void leavesRowsOfEqualTimeInTheirOrder() {
    sort.sort(pages(0, List.of(BASE + 2, BASE + 1, BASE + 2, BASE + 1)), sorted);

    assertThat(ends()).containsExactly(1L, 3L, 0L, 2L);
  }

  @Test
  void rowsBeforeTheWindowCountAsItsStart() {
    sort.sort(pages(0, List.of(BASE + 1, BASE, BASE - 5)), sorted);

    assertThat(ends()).containsExactly(1L, 2L, 0L);
  }

  @Test
  void sortsTheRowsOfSeveralChunks() {
    Random random = new Random(3);
    RowPages all = new RowPages();
    List<Long> starts = new ArrayList<>();
    for (int chunk = 0; chunk < 5; chunk++) {
      List<Long> ofChunk = random.longs(700, BASE, BASE + 900).boxed().toList();
      all.addAll(pages(starts.size(), ofChunk));
      starts.addAll(ofChunk);
      all.add(BASE, starts.size(), StackTrace.EMPTY, (byte) 1, (byte) 0, null);
      starts.add(BASE);
    }
    List<Long> expected = new ArrayList<>();
    for (long row = 0; row < starts.size(); row++) {
      expected.add(row);
    }
    expected.sort(Comparator.comparingLong(row -> starts.get((int) (long) row)));

    sort.sort(all, sorted);

    assertThat(all.size()).isEqualTo(starts.size());
    assertThat(ends()).isEqualTo(expected);
  }

  @Test
  void forgetsTheRowsAndCausesOfTheThreadBefore() {
    RowPages waits = new RowPages();
    Blocker blocker = new Blocker("Lock", Optional.empty(), 1);
    waits.add(BASE + 1, BASE + 2, StackTrace.EMPTY, (byte) 1, Observations.BLOCKING, null);
    waits.add(BASE, BASE + 1, StackTrace.EMPTY, (byte) 1, Observations.BLOCKING, blocker);
    sort.sort(waits, sorted);
    assertThat(sorted.blockerOf(0)).isEqualTo(blocker);
    assertThat(sorted.blockerOf(1)).isNull();

    sort.sort(pages(0, List.of(BASE)), sorted);

    assertThat(ends()).containsExactly(0L);
    assertThat(sorted.blockerOf(0)).isNull();
  }
}
