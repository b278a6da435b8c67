package dev.debrief.timeline.query;

import dev.debrief.timeline.Blocker;
import dev.debrief.timeline.Enclosing;
import java.util.Arrays;

/**
 * Rows of a slice as bytes: times as differences, everything in seven-bit groups. Ten bytes a row,
 * a few more for waits whose cause has an address, instead of 40 and more. The rows are in pages,
 * each of which can be read without the ones before; where they begin, except the first, is said
 * before them in two bytes each. Only reading is safe for use by several threads.
 */
final class SliceCodec {
  /** The most rows that are encoded at a time: their bytes must be fewer than 65,536. */
  static final int MOST_ROWS = 512;

  /** A question about a short time shall not decode many rows more than it needs. */
  static final int PAGE_ROWS = 64;

  /** The longest that one row can be: two times, a kind, three numbers, an address. */
  private static final int ROW_BYTES = 10 + 10 + 1 + 5 + 5 + 5 + 10;

  private final Stacks stacks;
  private final CauseNames names = new CauseNames();
  private final byte[] buffer = new byte[MOST_ROWS * (ROW_BYTES + 1)];
  private int position;

  SliceCodec(Stacks stacks) {
    this.stacks = stacks;
  }

  /** Returns how many pages some rows are. */
  static int pages(int rows) {
    return (rows + PAGE_ROWS - 1) / PAGE_ROWS;
  }

  /**
   * Returns rows from one (inclusive) to another (exclusive) as bytes, {@link #MOST_ROWS} at most.
   */
  byte[] encode(ThreadSlice slice, int from, int to) {
    position = 2 * (pages(to - from) - 1);
    int pointer = 0;
    for (int row = from; row < to; row += PAGE_ROWS) {
      if (row > from) {
        buffer[pointer++] = (byte) position;
        buffer[pointer++] = (byte) (position >>> 8);
      }
      encodePage(slice, row, Math.min(row + PAGE_ROWS, to), slice.startNanos(from));
    }
    return Arrays.copyOf(buffer, position);
  }

  private void encodePage(ThreadSlice slice, int from, int to, long base) {
    long before = base;
    for (int row = from; row < to; row++) {
      put(slice.startNanos(row) - before);
      put(slice.nanos(row));
      before = slice.endNanos(row);
      buffer[position++] = slice.tag(row);
      put(slice.stack(row));
      if (slice.tag(row) != 0) {
        put(slice.blocker(row));
      }
    }
  }

  /** Every cause has an address of its own, so only the names in it are numbered. */
  private void put(Blocker blocker) {
    put(names.subject(blocker.subject()));
    put(names.thread(blocker.other()));
    put(blocker.address());
  }

  private void put(long value) {
    long rest = value;
    int at = position;
    while ((rest & ~0x7FL) != 0) {
      buffer[at++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    buffer[at++] = (byte) rest;
    position = at;
  }

  /** Returns when the first row of a page of a block begins. */
  static long startNanos(SliceBlock block, PagedBytes.Piece bytes, int page) {
    return block.startNanos() + reader(block, bytes, page).next();
  }

  private static Reader reader(SliceBlock block, PagedBytes.Piece bytes, int page) {
    byte[] array = bytes.array();
    int pointer = bytes.offset() + 2 * page - 2;
    int offset =
        page == 0
            ? 2 * (pages(block.rows()) - 1)
            : (array[pointer] & 0xFF) | (array[pointer + 1] & 0xFF) << 8;
    return new Reader(array, bytes.offset() + offset);
  }

  /** Returns the slice that a page of a block is. */
  ThreadSlice decode(SliceBlock block, PagedBytes.Piece bytes, int page) {
    int size = Math.min(PAGE_ROWS, block.rows() - page * PAGE_ROWS);
    ThreadSlice.Columns columns = new ThreadSlice.Columns(size);
    Reader in = reader(block, bytes, page);
    long end = block.startNanos();
    for (int row = 0; row < size; row++) {
      long start = end + in.next();
      end = start + in.next();
      byte wait = in.nextByte();
      int stack = (int) in.next();
      Blocker blocker = wait == 0 ? Blocker.UNKNOWN : blocker(in);
      columns.set(row, start, end, wait, stack, blocker);
    }
    return new ThreadSlice(
        block.thread(), stacks, block.periodNanos(), size, columns, Enclosing.empty());
  }

  private Blocker blocker(Reader in) {
    int subject = (int) in.next();
    int other = (int) in.next();
    long address = in.next();
    return subject == 0 && other == 0 && address == 0
        ? Blocker.UNKNOWN
        : new Blocker(names.subject(subject), names.thread(other), address);
  }

  private static final class Reader {
    private final byte[] bytes;
    private int position;

    Reader(byte[] bytes, int position) {
      this.bytes = bytes;
      this.position = position;
    }

    byte nextByte() {
      return bytes[position++];
    }

    long next() {
      byte group = bytes[position++];
      long value = group & 0x7F;
      int shift = 7;
      while (group < 0) {
        group = bytes[position++];
        value |= (long) (group & 0x7F) << shift;
        shift += 7;
      }
      return value;
    }
  }
}
