package dev.debrief.timeline.span;

import dev.debrief.jfr.StackTrace;
import dev.debrief.timeline.ThreadTimeline;
import dev.debrief.timeline.TimelineThread;
import java.util.Arrays;

/** Cuts one timeline where the context of its threads changes. */
final class Attributing {
  private static final Attribution NO_THREAD = new Attribution.None(Unattributed.NO_THREAD);
  private static final Attribution CARRIER = new Attribution.None(Unattributed.CARRIER);

  private final SpanIndex index;
  private final ThreadTimeline timeline;
  private int size;
  private long[] starts;
  private long[] ends;
  private int[] segments;
  private Attribution[] attributions;

  Attributing(SpanIndex index, ThreadTimeline timeline) {
    this.index = index;
    this.timeline = timeline;
    int capacity = timeline.size() + 8;
    starts = new long[capacity];
    ends = new long[capacity];
    segments = new int[capacity];
    attributions = new Attribution[capacity];
  }

  AttributedTimeline run() {
    TimelineThread owner = timeline.thread();
    Track track = index.track(owner.id());
    int piece = 0;
    int known = -1;
    Attribution attribution = index.attribution(track, 0);
    for (int segment = 0; segment < timeline.size(); segment++) {
      TimelineThread doer = timeline.owner(segment);
      if (!doer.equals(owner)) {
        owner = doer;
        track = index.track(owner.id());
        known = -1;
      }
      long now = timeline.startNanos(segment);
      long end = timeline.endNanos(segment);
      piece = track.pieceAt(now);
      while (now < end) {
        if (piece != known) {
          attribution = index.attribution(track, piece);
          known = piece;
        }
        long until = Math.min(end, track.end(piece));
        add(now, until, segment, attribution);
        now = until;
        piece++;
      }
    }
    return new AttributedTimeline(timeline, size, starts, ends, segments, attributions);
  }

  private void add(long start, long end, int segment, Attribution attribution) {
    if (size == starts.length) {
      int capacity = size + (size >> 1);
      starts = Arrays.copyOf(starts, capacity);
      ends = Arrays.copyOf(ends, capacity);
      segments = Arrays.copyOf(segments, capacity);
      attributions = Arrays.copyOf(attributions, capacity);
    }
    starts[size] = start;
    ends[size] = end;
    segments[size] = segment;
    attributions[size++] =
        attribution instanceof Attribution.None none ? reason(segment, none) : attribution;
  }

  /** Says more about why there is no span. */
  private Attribution reason(int segment, Attribution.None none) {
    if (none.reason() == Unattributed.EMPTY_CONTEXT) {
      return none;
    }
    TimelineThread owner = timeline.owner(segment);
    if (owner.name().startsWith("unknown thread ")) {
      return NO_THREAD;
    }
    return !owner.virtual() && carriesVirtualThread(timeline.stackTrace(segment)) ? CARRIER : none;
  }

  /** A sampler that knows only carriers shows the frames that mount the virtual thread. */
  private static boolean carriesVirtualThread(StackTrace stack) {
    for (int i = stack.depth() - 1; i >= Math.max(0, stack.depth() - 24); i--) {
      String type = stack.frame(i).className();
      if (type.equals("jdk.internal.vm.Continuation") || type.equals("java.lang.VirtualThread")) {
        return true;
      }
    }
    return false;
  }
}
