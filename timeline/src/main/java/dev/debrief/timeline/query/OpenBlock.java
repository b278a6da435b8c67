package dev.debrief.timeline.query;

import org.jspecify.annotations.Nullable;

/**
 * The rows of a block, of which those become slices that somebody asks for. Not safe for use by
 * several threads.
 */
final class OpenBlock {
  private final SliceCodec codec;
  private final SliceBlock block;
  private final PagedBytes.Piece bytes;
  private final @Nullable ThreadSlice[] pages;

  OpenBlock(SliceCodec codec, SliceBlock block, PagedBytes.Piece bytes) {
    this.codec = codec;
    this.block = block;
    this.bytes = bytes;
    this.pages = new ThreadSlice[SliceCodec.pages(block.rows())];
  }

  /** Shows the rows that overlap a stretch of time, in time order. */
  void rows(long fromNanos, long toNanos, RowVisitor visitor) {
    for (int page = lastBefore(fromNanos); page < pages.length; page++) {
      if (startNanos(page) >= toNanos) {
        return;
      }
      ThreadSlice slice = page(page);
      int row = slice.firstEndingAfter(fromNanos);
      while (row < slice.size() && slice.startNanos(row) < toNanos) {
        visitor.row(slice, row++);
      }
    }
  }

  /** The last page that has begun at an instant, else the first: none before it reaches there. */
  private int lastBefore(long nanos) {
    int page = pages.length - 1;
    while (page > 0 && startNanos(page) > nanos) {
      page--;
    }
    return page;
  }

  private long startNanos(int page) {
    return SliceCodec.startNanos(block, bytes, page);
  }

  private ThreadSlice page(int page) {
    ThreadSlice known = pages[page];
    if (known == null) {
      known = codec.decode(block, bytes, page);
      pages[page] = known;
    }
    return known;
  }
}
