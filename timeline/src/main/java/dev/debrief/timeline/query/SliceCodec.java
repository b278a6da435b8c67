package dev.debrief.timeline.query;

import dev.debrief.timeline.Blocker;
import dev.debrief.timeline.Enclosing;
import java.util.Arrays;
import java.util.List;

/**
 * Rows of a slice as bytes: times as differences, everything in seven-bit groups. Ten bytes a row
 * instead of 25 and more. Not safe for use by several threads.
 */
final class SliceCodec {
  /** The longest that one row can be: two times, a kind, two numbers. */
  private static final int ROW_BYTES = 10 + 10 + 1 + 5 + 5;

  private final Stacks stacks;
  private final BlockerNumbers blockers;
  private byte[] buffer = new byte[1 << 16];
  private int position;

  SliceCodec(Stacks stacks, BlockerNumbers blockers) {
    this.stacks = stacks;
    this.blockers = blockers;
  }

  /** Returns the rows as bytes. */
  byte[] encode(ThreadSlice slice) {
    position = 0;
    long before = slice.startNanos(0);
    for (int row = 0; row < slice.size(); row++) {
      if (buffer.length - position < ROW_BYTES) {
        buffer = Arrays.copyOf(buffer, 2 * buffer.length);
      }
      put(slice.startNanos(row) - before);
      put(slice.nanos(row));
      before = slice.endNanos(row);
      buffer[position++] = slice.tag(row);
      put(slice.stack(row));
      if (slice.tag(row) != 0) {
        put(blockers.number(slice.blocker(row)));
      }
    }
    return Arrays.copyOf(buffer, position);
  }

  private void put(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      buffer[position++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    buffer[position++] = (byte) rest;
  }

  /** Returns the slice that bytes are. */
  ThreadSlice decode(SliceBlock block, byte[] bytes) {
    int size = block.rows();
    ThreadSlice.Columns columns = new ThreadSlice.Columns(size);
    List<Blocker> known = blockers.list();
    Reader in = new Reader(bytes);
    long end = block.startNanos();
    for (int row = 0; row < size; row++) {
      long start = end + in.next();
      end = start + in.next();
      byte wait = in.nextByte();
      int stack = (int) in.next();
      Blocker blocker = wait == 0 ? Blocker.UNKNOWN : known.get((int) in.next());
      columns.set(row, start, end, wait, stack, blocker);
    }
    return new ThreadSlice(
        block.thread(), stacks, block.periodNanos(), size, columns, Enclosing.empty());
  }

  private static final class Reader {
    private final byte[] bytes;
    private int position;

    Reader(byte[] bytes) {
      this.bytes = bytes;
    }

    byte nextByte() {
      return bytes[position++];
    }

    long next() {
      long value = 0;
      int shift = 0;
      byte group;
      do {
        group = bytes[position++];
        value |= (long) (group & 0x7F) << shift;
        shift += 7;
      } while (group < 0);
      return value;
    }
  }
}
