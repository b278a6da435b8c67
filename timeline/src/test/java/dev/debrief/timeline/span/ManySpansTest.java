package dev.debrief.timeline.span;

import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.jfr.Event;
import dev.debrief.jfr.EventType;
import dev.debrief.jfr.ThreadRef;
import dev.debrief.timeline.TimelineThread;
import dev.debrief.timeline.span.source.OpenTelemetrySource;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A million spans. */
class ManySpansTest {
  private static final int SPANS = 1_000_000;
  private static final int MOST_BYTES_PER_SPAN = 128;
  private static final EventType SCOPE =
      new EventType("io.opentelemetry.context.Scope", List.of(field("traceId"), field("spanId")));

  private static EventType.Field field(String name) {
    return new EventType.Field(name, "java.lang.String", Set.of());
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }

  @Test
  void aSpanTakesNoMoreThan128Bytes() {
    long before = used();
    SpanIndex index = index(SPANS);
    long bytes = used() - before;
    System.out.printf(
        Locale.ROOT,
        "bytes per span: %.1f in columns, %.1f of heap%n",
        index.bytes() / (double) SPANS,
        bytes / (double) SPANS);
    assertThat(index.size()).isEqualTo(SPANS);
    assertThat(index.bytes()).isLessThanOrEqualTo((long) MOST_BYTES_PER_SPAN * SPANS);
    assertThat(bytes).isLessThanOrEqualTo((long) MOST_BYTES_PER_SPAN * SPANS);
    assertThat(index.at(7, 1_000L * 7 + 5)).isInstanceOf(Attribution.OfSpan.class);
  }

  /**
   * The processor's time, not that of the clock: the machine may be busy. Both take turns, because
   * code gets quicker while it runs, and the best run of each counts.
   */
  @Test
  void fourTimesTheSpansTakeFourTimesTheTime() {
    index(SPANS / 4);
    long all = Long.MAX_VALUE;
    long quarter = Long.MAX_VALUE;
    for (int run = 0; run < 4; run++) {
      all = Math.min(all, processorNanos(SPANS));
      quarter = Math.min(quarter, processorNanos(SPANS / 4));
    }
    double ratio = all / (double) Math.max(1, quarter);
    System.out.printf(Locale.ROOT, "time of four times the spans: %.1f%n", ratio);
    assertThat(ratio).isLessThan(8);
  }

  private static long processorNanos(int count) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    assertThat(index(count).size()).isEqualTo(count);
    return threads.getCurrentThreadCpuTime() - start;
  }

  /** Somebody who asks for one span of a million that each lie in the one before. */
  @Test
  void filtersOfLongChainsAreQuick() {
    SpanTable spans = new SpanTable();
    for (int i = 0; i < SPANS; i++) {
      spans.add(0, 1, i + 1, false);
      spans.parent(i, i);
      spans.name(i, i == 7 ? "seventh" : "other", SpanTable.Knowledge.SCOPE);
    }
    SpanIndex.Origins none =
        new SpanIndex.Origins(List.of(), new TreeMap<>(), OptionalLong.empty());
    SpanIndex index = new SpanIndex(spans, Map.of(), List.of(), none);
    assertThat(index.roots()).containsExactly(0);
    SpanFilter filter = new SpanFilter(List.of("seventh"), Set.of(), Optional.empty());
    Filtering filtering = new Filtering(index, filter);
    assertThat(filtering.wants(6)).isFalse();
    assertThat(filtering.wants(7)).isTrue();
    assertThat(filtering.wants(SPANS - 1)).isTrue();
  }

  /** Scopes of 1,000 ns on a hundred threads, in ten chunks. */
  private static SpanIndex index(int count) {
    RuleBook book = new RuleBook(List.of(new OpenTelemetrySource()));
    ContextMerge merge = new ContextMerge(SpanOptions.DEFAULTS);
    ContextRows rows = new ContextRows(book);
    for (int i = 0; i < count; i++) {
      if (i % (count / 10) == 0) {
        merge.add(rows, ManySpansTest::thread);
        rows = new ContextRows(book);
        rows.declared(List.of(SCOPE));
      }
      int thread = i % 100;
      ThreadRef ref = new ThreadRef(thread, 0, 0, "t" + thread, ThreadRef.Kind.PLATFORM);
      long start = 1_000L * i;
      Map<String, Object> fields =
          Map.of(
              "eventThread",
              ref,
              "traceId",
              hex(0x9E3779B97F4A7C15L * (i / 10 + 1)) + hex(i / 10 + 1),
              "spanId",
              hex(0xD1B54A32D192ED03L * (i + 1)));
      rows.raw(new Event.RawEvent(SCOPE.name(), start, start + 1_000, fields));
    }
    merge.add(rows, ManySpansTest::thread);
    merge.trim();
    TrackMaker maker = new TrackMaker(merge.store(), merge.spans());
    Map<Long, Track> tracks = maker.run();
    return new SpanIndex(
        merge.spans(),
        tracks,
        List.of(),
        new SpanIndex.Origins(book.names(), merge.events(), OptionalLong.empty()));
  }

  private static TimelineThread thread(ThreadRef ref) {
    return new TimelineThread(ref.javaId(), ref.name(), false);
  }

  private static String hex(long id) {
    return HexFormat.of().toHexDigits(id);
  }
}
