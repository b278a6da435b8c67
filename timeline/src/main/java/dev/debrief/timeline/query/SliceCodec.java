package dev.debrief.timeline.query;

import dev.debrief.timeline.Blocker;
import dev.debrief.timeline.Enclosing;
import java.util.Arrays;

/**
 * Rows of a slice as bytes: times as differences, everything in seven-bit groups. Ten bytes a row,
 * a few more for waits whose cause has an address, instead of 40 and more. Not safe for use by
 * several threads.
 */
final class SliceCodec {
  /** The longest that one row can be: two times, a kind, three numbers, an address. */
  private static final int ROW_BYTES = 10 + 10 + 1 + 5 + 5 + 5 + 10;

  private final Stacks stacks;
  private final CauseNames names = new CauseNames();
  private byte[] buffer = new byte[1 << 16];
  private int position;

  SliceCodec(Stacks stacks) {
    this.stacks = stacks;
  }

  /** Returns rows from one (inclusive) to another (exclusive) as bytes. */
  byte[] encode(ThreadSlice slice, int from, int to) {
    position = 0;
    long before = slice.startNanos(from);
    for (int row = from; row < to; row++) {
      if (buffer.length - position < ROW_BYTES) {
        buffer = Arrays.copyOf(buffer, 2 * buffer.length);
      }
      put(slice.startNanos(row) - before);
      put(slice.nanos(row));
      before = slice.endNanos(row);
      buffer[position++] = slice.tag(row);
      put(slice.stack(row));
      if (slice.tag(row) != 0) {
        put(slice.blocker(row));
      }
    }
    return Arrays.copyOf(buffer, position);
  }

  /** Every cause has an address of its own, so only the names in it are numbered. */
  private void put(Blocker blocker) {
    put(names.subject(blocker.subject()));
    put(names.thread(blocker.other()));
    put(blocker.address());
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
    Reader in = new Reader(bytes);
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
