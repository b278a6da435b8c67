package dev.debrief.converter;

import static dev.debrief.converter.Given.runs;
import static dev.debrief.converter.Given.stack;
import static dev.debrief.converter.Given.thread;
import static dev.debrief.converter.Given.window;
import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.converter.ProfileOptions.Waits;
import dev.debrief.jfr.StackTrace;
import dev.debrief.timeline.Segment;
import dev.debrief.timeline.ThreadTimeline;
import dev.debrief.timeline.frames.InApp;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampleJsonTest {
  private static final StackTrace FETCH = stack("com.acme.Client.fetch", "com.acme.App.main");
  private static final StackTrace PARSE = stack("com.acme.Json.parse", "com.acme.App.main");

  @Test
  void samplesOfSeveralThreadsAndSecondsAreWrittenInTheOrderOfTime() {
    ChunkSamples samples =
        samples(
            thread(7, "main", runs(0, 20, FETCH), runs(980, 1000, PARSE), runs(2000, 2020, FETCH)),
            thread(12_345, "pool-1", runs(0, 20, PARSE), runs(1990, 2010, PARSE)));
    OrderedSamples ordered = samples.byTime();

    StringBuilder expected = new StringBuilder();
    for (int i = 0; i < ordered.size(); i++) {
      expected
          .append(expected.isEmpty() ? "" : ",")
          .append("{\"timestamp\":")
          .append(EpochSeconds.text(ordered.micros()[i]))
          .append(",\"thread_id\":\"")
          .append(samples.threads().get(ordered.threads()[i]).id())
          .append("\",\"stack_id\":")
          .append(ordered.stacks()[i])
          .append('}');
    }
    assertThat(ordered.micros()).hasSizeGreaterThan(9).isSorted();
    assertThat(text(samples, ordered)).isEqualTo(expected.toString());
  }

  @Test
  void excerptHasTheFirstSamplesOfTheFirstThreads() {
    ChunkSamples samples = samples(busyThreads(20));

    ChunkSamples excerpt = samples.excerpt();

    assertThat(samples.threads()).hasSize(20);
    assertThat(excerpt.threads()).isEqualTo(samples.threads().subList(0, 8));
    assertThat(excerpt.size()).isEqualTo(8 * 16);
    assertThat(excerpt.firstMicros()).isEqualTo(samples.firstMicros());
    assertThat(excerpt.stackColumns().frames()).hasSize(2);
  }

  private static ThreadTimeline[] busyThreads(int count) {
    ThreadTimeline[] threads = new ThreadTimeline[count];
    for (int t = 0; t < count; t++) {
      List<Segment> segments = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        segments.add(runs(20 * i, 20 * i + 20, FETCH));
      }
      threads[t] = thread(t + 1, "busy-" + t, segments);
    }
    return threads;
  }

  private static ChunkSamples samples(ThreadTimeline... threads) {
    FrameNames names = new FrameNames(FrameStyle.DEFAULTS, new InApp(List.of(), List.of()));
    StackTable tables =
        new StackTable(new FrameTable(new ShownFrames(names)), FrameStyle.Lines.NONE);
    WindowSamples samples = new WindowSamples(window(0, 30_000, threads), Waits.RESAMPLE, tables);
    return samples.all(new TimeRange(Given.nanos(0), Given.nanos(30_000)));
  }

  private static String text(ChunkSamples samples, OrderedSamples ordered) {
    JsonBytes json = new JsonBytes(new byte[0], 0);
    new SampleJson(json, samples.threads()).samples(ordered);
    return new String(json.toByteArray(), StandardCharsets.US_ASCII);
  }
}
