package dev.debrief.timeline.span;

import dev.debrief.jfr.Diagnostic;
import dev.debrief.timeline.ThreadTimeline;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Which span every thread worked for at every time, and what is known of these spans. Made by a
 * {@link SpanCollector}. Immutable, safe for use by several threads; a span takes about a hundred
 * bytes.
 *
 * <p>Spans are known by numbers from 0 to {@link #size}. The index lies over the timelines: {@link
 * #attribute} tells the span of every piece of one.
 */
public final class SpanIndex {
  /** An index without spans. */
  public static final SpanIndex EMPTY =
      new SpanIndex(
          new SpanTable(),
          Map.of(),
          List.of(),
          new Origins(List.of(), new TreeMap<>(), OptionalLong.empty()));

  /** Spans are not followed further outwards than this. */
  static final int DEEPEST = 1024;

  private final SpanTable spans;
  private final Map<Long, Track> tracks;
  private final List<Diagnostic> diagnostics;
  private final Origins origins;

  /**
   * Where the spans come from.
   *
   * @param names of the sources, by their numbers in the tracks
   * @param events how many events or spans of files each source had
   * @param clockOffsetNanos what was added to the times of external spans; empty if there is no
   *     telling
   */
  record Origins(
      List<String> names, SortedMap<String, Long> events, OptionalLong clockOffsetNanos) {
    Origins {
      names = List.copyOf(names);
      events = Collections.unmodifiableSortedMap(new TreeMap<>(events));
    }
  }

  /**
   * @param spans not changed any more
   * @param tracks by thread id
   */
  SpanIndex(
      SpanTable spans, Map<Long, Track> tracks, List<Diagnostic> diagnostics, Origins origins) {
    this.spans = spans;
    this.tracks = Map.copyOf(tracks);
    this.diagnostics = List.copyOf(diagnostics);
    this.origins = origins;
  }

  /** Returns whether no source said anything, so that there is nothing to attribute. */
  public boolean isEmpty() {
    return spans.size() == 0 && tracks.isEmpty();
  }

  /** Returns the number of spans. */
  public int size() {
    return spans.size();
  }

  /**
   * Returns what is known of a span.
   *
   * @throws IndexOutOfBoundsException if there is no such span
   */
  public Span span(int number) {
    return spans.get(number);
  }

  /** Returns the number of the span with these ids; without a trace id the span id decides. */
  public OptionalInt find(TraceIds ids) {
    int found = spans.find(ids.traceLow(), ids.spanId());
    return found < 0 ? OptionalInt.empty() : OptionalInt.of(found);
  }

  /**
   * Returns the spans around one, nearest first, as far as the ids of parents lead; the local root
   * comes last where it is known and not reached by them. No more than 1,024 are looked for.
   */
  public List<Integer> ancestors(int span) {
    Set<Integer> found = new LinkedHashSet<>();
    for (int at = spans.parent(span);
        at >= 0 && at != span && found.size() < DEEPEST && found.add(at); ) {
      at = spans.parent(at);
    }
    int root = spans.find(spans.traceLow(span), spans.localRoot(span));
    if (root >= 0 && root != span) {
      found.add(root);
    }
    return List.copyOf(found);
  }

  /** Returns the outermost span around one that is known, itself if there is none. */
  public int root(int span) {
    List<Integer> ancestors = ancestors(span);
    return ancestors.isEmpty() ? span : ancestors.get(ancestors.size() - 1);
  }

  /** Returns the spans that no known span is the parent or local root of. */
  public List<Integer> roots() {
    List<Integer> roots = new ArrayList<>();
    for (int span = 0; span < spans.size(); span++) {
      int parent = spans.parent(span);
      int root = spans.find(spans.traceLow(span), spans.localRoot(span));
      if ((parent < 0 || parent == span) && (root < 0 || root == span)) {
        roots.add(span);
      }
    }
    return List.copyOf(roots);
  }

  /**
   * Returns the span in which another one lay on its thread when it was first seen; for sources
   * that do not name parents.
   */
  public OptionalInt enclosing(int span) {
    int outer = spans.enclosing(span);
    return outer < 0 ? OptionalInt.empty() : OptionalInt.of(outer);
  }

  /**
   * Returns, by number of span, when a thread last worked for it, in epoch nanoseconds; {@link
   * Long#MIN_VALUE} where none did.
   */
  public long[] lastSeenNanos() {
    long[] last = new long[size()];
    Arrays.fill(last, Long.MIN_VALUE);
    for (Track track : tracks.values()) {
      for (int piece = 0; piece < track.size(); piece++) {
        int span = track.span(piece);
        if (span >= 0) {
          last[span] = Math.max(last[span], track.end(piece));
        }
      }
    }
    return last;
  }

  /**
   * Returns the context of a thread at an instant.
   *
   * @param threadId as {@link dev.debrief.timeline.TimelineThread#id} has it
   */
  public Attribution at(long threadId, long timeNanos) {
    Track track = track(threadId);
    return attribution(track, track.pieceAt(timeNanos));
  }

  Track track(long threadId) {
    return tracks.getOrDefault(threadId, Track.NOTHING);
  }

  /** Returns the context of a piece of a track. */
  Attribution attribution(Track track, int piece) {
    return switch (track.span(piece)) {
      case Track.EMPTY -> new Attribution.None(Unattributed.EMPTY_CONTEXT);
      case Track.UNKNOWN ->
          new Attribution.None(
              track.size() == 1
                  ? Unattributed.NO_CONTEXT_ON_THREAD
                  : Unattributed.OUTSIDE_INTERVALS);
      default ->
          new Attribution.OfSpan(
              track.span(piece),
              origins.names().get(track.rule(piece)),
              track.confidence(piece),
              track.ambiguous(piece));
    };
  }

  /** Returns a timeline cut where the context changes, with the span of every piece. */
  public AttributedTimeline attribute(ThreadTimeline timeline) {
    return new Attributing(this, timeline).run();
  }

  /**
   * Returns the part of a timeline in which the thread worked for a span that a filter wants, or
   * for a span within one. Without any such time the result has no segments.
   */
  public ThreadTimeline filter(ThreadTimeline timeline, SpanFilter filter) {
    return filtering(filter).apply(timeline);
  }

  /** Returns what {@link #filter} does, ready for many timelines; several threads may use it. */
  public UnaryOperator<ThreadTimeline> filtering(SpanFilter filter) {
    return filter.isEmpty() ? UnaryOperator.identity() : new Filtering(this, filter)::run;
  }

  /** Returns the ids of the sources that told of spans, in alphabetical order. */
  public List<String> sources() {
    return List.copyOf(origins.events().keySet());
  }

  /** Returns how many events or spans of files each source had, in the order of their ids. */
  public SortedMap<String, Long> events() {
    return origins.events();
  }

  /**
   * Returns what was added to the times of external spans to get those of the recording; empty if
   * there is no telling.
   */
  public OptionalLong clockOffsetNanos() {
    return origins.clockOffsetNanos();
  }

  /** Returns what was found odd. */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  SpanTable spans() {
    return spans;
  }

  /** Returns the bytes that the index holds, without names and attributes. */
  long bytes() {
    return spans.bytes() + tracks.values().stream().mapToLong(Track::bytes).sum();
  }
}
