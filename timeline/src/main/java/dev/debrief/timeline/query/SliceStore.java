package dev.debrief.timeline.query;

import dev.debrief.jfr.StackTrace;
import dev.debrief.timeline.Blocker;
import dev.debrief.timeline.ThreadTimeline;
import dev.debrief.timeline.TimelineThread;
import dev.debrief.timeline.Window;
import dev.debrief.timeline.WindowSink;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Takes the windows of a recording's second pass ({@link
 * dev.debrief.timeline.TimelineOptions#detailed}), shows them to a listener as slices, and keeps
 * the rows so that they can be asked for again: about ten bytes each, in memory up to a budget and
 * then in a temporary file. Waits that were cut at the edges of windows become whole again. For one
 * thread.
 */
public final class SliceStore implements WindowSink, Closeable {
  /** Slices that were asked for last; questions about one time come together. */
  private static final int KEPT_SLICES = 64;

  private final SliceListener listener;
  private final Stacks stacks;
  private final SliceCodec codec;
  private final PagedBytes bytes;
  private final SortedMap<Long, List<SliceBlock>> blocks = new TreeMap<>();

  /** Waits that may go on in the thread's next window, by thread. */
  private final Map<Long, SlicePiece> unfinished = new HashMap<>();

  private final Map<SliceBlock, ThreadSlice> kept =
      new LinkedHashMap<>(KEPT_SLICES, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<SliceBlock, ThreadSlice> eldest) {
          return size() > KEPT_SLICES;
        }
      };

  /**
   * @param stacks takes the stacks to which slices refer
   * @param listener looks at the slices while they come
   * @param budgetBytes how much is kept in memory
   * @param temporary where the temporary file is made once there is more
   */
  public SliceStore(Stacks stacks, SliceListener listener, long budgetBytes, Path temporary) {
    this.stacks = stacks;
    this.codec = new SliceCodec(stacks, new BlockerNumbers());
    this.listener = listener;
    this.bytes = new PagedBytes(budgetBytes, temporary);
  }

  @Override
  public void window(Window window) throws IOException {
    for (ThreadTimeline timeline : window.threads()) {
      SlicePiece before = unfinished.remove(timeline.thread().id());
      SliceMaker maker = new SliceMaker(timeline, stacks);
      if (before != null && !maker.continues(before)) {
        keep(SliceMaker.sliceOf(before, stacks));
      } else if (before != null) {
        maker.beginAt(before.startNanos());
      }
      maker
          .takeUnfinished(window.endNanos())
          .ifPresent(piece -> unfinished.put(timeline.thread().id(), piece));
      keep(maker.slice());
    }
  }

  /** Says that there is no further window. */
  public void end() throws IOException {
    for (SlicePiece piece : new TreeMap<>(unfinished).values()) {
      keep(SliceMaker.sliceOf(piece, stacks));
    }
    unfinished.clear();
  }

  private void keep(ThreadSlice slice) throws IOException {
    if (slice.size() > 0 || slice.enclosing().size() > 0) {
      listener.slice(slice);
    }
    if (slice.size() > 0) {
      byte[] rows = codec.encode(slice);
      long position = bytes.append(rows);
      blocks
          .computeIfAbsent(slice.thread().id(), id -> new ArrayList<>())
          .add(
              new SliceBlock(
                  slice.thread(),
                  slice.periodNanos(),
                  slice.size(),
                  slice.startNanos(0),
                  slice.endNanos(slice.size() - 1),
                  position,
                  rows.length));
    }
  }

  /** A wait that is not over at the end of its window. */
  record SlicePiece(
      TimelineThread thread,
      long periodNanos,
      long startNanos,
      long endNanos,
      byte tag,
      StackTrace stack,
      Blocker blocker) {}

  Stacks stacks() {
    return stacks;
  }

  /** Returns where the rows of each thread are, in time order, by thread id. */
  SortedMap<Long, List<SliceBlock>> blocks() {
    return blocks;
  }

  /** Returns the slice of a block. */
  ThreadSlice slice(SliceBlock block) throws IOException {
    ThreadSlice known = kept.get(block);
    if (known == null) {
      known = codec.decode(block, bytes.read(block.position(), block.length()));
      kept.put(block, known);
    }
    return known;
  }

  /** Returns how many bytes the rows take, in memory or not. */
  public long sizeBytes() {
    return bytes.size();
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
