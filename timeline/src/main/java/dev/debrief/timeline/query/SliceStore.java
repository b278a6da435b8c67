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
  private final SliceListener listener;
  private final Stacks stacks;
  private final SliceCodec codec;
  private final PagedBytes bytes;
  private final SortedMap<Long, List<SliceBlock>> blocks = new TreeMap<>();

  /** Waits that may go on in the thread's next window, by thread. */
  private final Map<Long, SlicePiece> unfinished = new HashMap<>();

  /**
   * @param stacks takes the stacks to which slices refer
   * @param listener looks at the slices while they come
   * @param budgetBytes how much is kept in memory
   * @param temporary where the temporary file is made once there is more
   */
  public SliceStore(Stacks stacks, SliceListener listener, long budgetBytes, Path temporary) {
    this.stacks = stacks;
    this.codec = new SliceCodec(stacks);
    this.listener = listener;
    this.bytes = new PagedBytes(budgetBytes, temporary);
  }

  @Override
  public void window(Window window) throws IOException {
    List<ThreadSlice> slices = new ArrayList<>();
    for (ThreadTimeline timeline : window.threads()) {
      SlicePiece before = unfinished.remove(timeline.thread().id());
      SliceMaker maker = new SliceMaker(timeline, stacks);
      if (before != null && !maker.continues(before)) {
        slices.add(SliceMaker.sliceOf(before, stacks));
      } else if (before != null) {
        maker.beginAt(before.startNanos());
      }
      maker
          .takeUnfinished(window.endNanos())
          .ifPresent(piece -> unfinished.put(timeline.thread().id(), piece));
      slices.add(maker.slice());
    }
    keep(slices);
  }

  /** Says that there is no further window. */
  public void end() throws IOException {
    keep(
        new TreeMap<>(unfinished)
            .values().stream().map(piece -> SliceMaker.sliceOf(piece, stacks)).toList());
    unfinished.clear();
    listener.await();
  }

  /**
   * Shows slices to the listener, and encodes them meanwhile. The listener may be at it until the
   * next ones have been made, so that the slices of two windows are in memory at most.
   */
  private void keep(List<ThreadSlice> slices) throws IOException {
    listener.await();
    listener.slices(
        slices.stream().filter(slice -> slice.size() > 0 || slice.enclosing().size() > 0).toList());
    for (ThreadSlice slice : slices) {
      keep(slice);
    }
  }

  private void keep(ThreadSlice slice) throws IOException {
    for (int from = 0; from < slice.size(); from += SliceCodec.MOST_ROWS) {
      int to = Math.min(from + SliceCodec.MOST_ROWS, slice.size());
      byte[] rows = codec.encode(slice, from, to);
      blocks
          .computeIfAbsent(slice.thread().id(), id -> new ArrayList<>())
          .add(
              new SliceBlock(
                  slice.thread(),
                  slice.periodNanos(),
                  to - from,
                  slice.startNanos(from),
                  slice.endNanos(to - 1),
                  bytes.append(rows),
                  rows.length,
                  BlockSums.of(slice, from, to)));
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

  /** Reads a block; several threads may do so once everything is kept. */
  OpenBlock read(SliceBlock block) throws IOException {
    return new OpenBlock(codec, block, bytes.read(block.position(), block.length()));
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
