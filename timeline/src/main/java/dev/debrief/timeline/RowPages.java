package dev.debrief.timeline;

import dev.debrief.jfr.StackTrace;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one thread and window in the order of the file. They come by the million and nobody knows
 * how many there will be, so they go into pages that are not copied once they have their size.
 */
final class RowPages {
  private static final int ROW_BITS = 8;

  /** How many rows a page has, unless rows of another chunk follow. */
  private static final int PAGE_ROWS = 1 << ROW_BITS;

  /** How many rows the first page has room for at first: most of very many threads have few. */
  private static final int FIRST_ROWS = 4;

  private final List<Observations> pages = new ArrayList<>(1);
  private @Nullable Observations last;
  private int size;

  /** Appends a row, see {@link Observations#add}. */
  void add(long start, long end, StackTrace stack, byte wait, byte tag, @Nullable Blocker blocker) {
    Observations page = last;
    if (page == null || page.size() == PAGE_ROWS) {
      // A thread that has filled a page will fill another.
      page = new Observations(page == null ? FIRST_ROWS : PAGE_ROWS);
      pages.add(page);
      last = page;
    }
    page.add(start, end, stack, wait, tag, blocker);
    size++;
  }

  /** Appends the rows of another chunk, whose pages are shared from then on. */
  void addAll(RowPages later) {
    if (later.size > 0) {
      pages.addAll(later.pages);
      last = later.last;
      size += later.size;
    }
  }

  int size() {
    return size;
  }

  /**
   * Writes down the times of all rows.
   *
   * @param keys as {@link RowOrder#key} makes them, of numbers by which {@link #copy} knows rows
   */
  void keys(long base, long[] keys) {
    RowOrder.requireNumber((long) pages.size() << ROW_BITS);
    int next = 0;
    for (int number = 0; number < pages.size(); number++) {
      Observations page = pages.get(number);
      for (int row = 0; row < page.size(); row++) {
        keys[next++] = RowOrder.key(page.start(row), base, number << ROW_BITS | row);
      }
    }
  }

  /**
   * Appends a row to others.
   *
   * @param row its page and its place there, as {@link #keys} has them
   */
  void copy(int row, Observations to) {
    to.add(pages.get(row >> ROW_BITS), row & (PAGE_ROWS - 1));
  }
}
