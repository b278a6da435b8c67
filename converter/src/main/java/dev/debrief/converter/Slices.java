package dev.debrief.converter;

import dev.debrief.jfr.Frame;
import dev.debrief.jfr.StackTrace;
import dev.debrief.timeline.ThreadTimeline;
import dev.debrief.timeline.TimelineThread;
import dev.debrief.timeline.WaitKind;
import dev.debrief.timeline.Window;
import dev.debrief.timeline.span.AttributedTimeline;
import dev.debrief.timeline.span.Attribution;
import dev.debrief.timeline.span.SpanIndex;
import dev.debrief.timeline.span.Unattributed;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The slices of spans in one window or in the windows so far, and the totals. Those of windows may
 * be made by several threads; they are added up in the order of the windows.
 */
final class Slices {
  private final Map<Slice.Key, Slice> slices = new LinkedHashMap<>();
  private final TreeMap<String, Long> attributed = new TreeMap<>();
  private final Map<Unattributed, Long> unattributed = new EnumMap<>(Unattributed.class);
  private final Map<Long, String> shownThreads = new TreeMap<>();
  private final IdentityHashMap<Frame, String> leafNames = new IdentityHashMap<>();
  private long ambiguous;

  /** Attributes the threads of a window. */
  static Slices of(Window window, SpanIndex index, FrameNames names) {
    Slices slices = new Slices();
    for (ThreadTimeline timeline : window.threads()) {
      slices.add(index.attribute(timeline), names);
    }
    slices.leafNames.clear();
    return slices;
  }

  private void add(AttributedTimeline attributedTimeline, FrameNames names) {
    ThreadTimeline timeline = attributedTimeline.timeline();
    for (int piece = 0; piece < attributedTimeline.size(); piece++) {
      boolean sample =
          attributedTimeline.first(piece)
              && timeline.waitKind(attributedTimeline.segment(piece)).isEmpty();
      Attribution attribution = attributedTimeline.attribution(piece);
      if (attribution instanceof Attribution.OfSpan of) {
        add(attributedTimeline, piece, of, names);
        if (sample) {
          attributed.merge(of.source(), 1L, Long::sum);
          ambiguous += of.ambiguous() ? 1 : 0;
        }
      } else if (sample && attribution instanceof Attribution.None none) {
        unattributed.merge(none.reason(), 1L, Long::sum);
      }
    }
  }

  private void add(AttributedTimeline at, int piece, Attribution.OfSpan of, FrameNames names) {
    TimelineThread shown = at.timeline().thread();
    TimelineThread owner = at.owner(piece);
    Slice.Key key = new Slice.Key(of.span(), owner.id(), shown.id());
    Slice slice = slices.computeIfAbsent(key, k -> new Slice(k, owner.name(), of));
    shownThreads.put(shown.id(), shown.name());
    long nanos = at.endNanos(piece) - at.startNanos(piece);
    slice.addTime(at.startNanos(piece), at.endNanos(piece), of);
    int segment = at.segment(piece);
    Optional<WaitKind> wait = at.timeline().waitKind(segment);
    if (wait.isPresent()) {
      slice.addWaiting(wait.get(), nanos);
      return;
    }
    slice.addRunning(nanos);
    if (at.first(piece)) {
      slice.addSample(leaf(at.timeline().stackTrace(segment), names));
    }
  }

  private String leaf(StackTrace stack, FrameNames names) {
    if (stack.depth() == 0) {
      return ProfileFrame.NO_STACK.function();
    }
    return leafNames.computeIfAbsent(
        stack.frame(0),
        frame -> {
          ProfileFrame shown = names.name(frame, false);
          return shown.module() + "." + shown.function();
        });
  }

  /** Adds those of the next window. */
  void addAll(Slices next) {
    next.slices.forEach(
        (key, slice) -> {
          Slice known = slices.putIfAbsent(key, slice);
          if (known != null) {
            known.addAll(slice);
          }
        });
    next.attributed.forEach((source, count) -> attributed.merge(source, count, Long::sum));
    next.unattributed.forEach((reason, count) -> unattributed.merge(reason, count, Long::sum));
    shownThreads.putAll(next.shownThreads);
    ambiguous += next.ambiguous;
  }

  /** Hands on some slices, which are forgotten. */
  void take(Predicate<Slice> which, Consumer<Slice> taker) {
    slices
        .values()
        .removeIf(
            slice -> {
              boolean taken = which.test(slice);
              if (taken) {
                taker.accept(slice);
              }
              return taken;
            });
  }

  SortedMap<String, Long> attributed() {
    return attributed;
  }

  Map<Unattributed, Long> unattributed() {
    return unattributed;
  }

  long ambiguous() {
    return ambiguous;
  }

  /** Returns whether profiles show a thread, as far as it worked for spans. */
  boolean shows(long thread) {
    return shownThreads.containsKey(thread);
  }

  /** Returns the name under which profiles show a thread. */
  String shownName(long thread) {
    return ChunkJson.shownName(thread, shownThreads.getOrDefault(thread, ""));
  }
}
