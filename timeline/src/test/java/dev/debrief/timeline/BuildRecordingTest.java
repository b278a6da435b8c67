package dev.debrief.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.debrief.jfr.Chunk;
import dev.debrief.jfr.Diagnostics;
import dev.debrief.jfr.EventSink;
import dev.debrief.jfr.Recording;
import dev.debrief.jfr.RecordingException;
import dev.debrief.jfr.RecordingReader;
import dev.debrief.jfr.SampleBatch;
import dev.debrief.jfr.SampleKind;
import dev.debrief.jfr.Selection;
import dev.debrief.jfr.input.FoundInputs;
import dev.debrief.jfr.input.InputOptions;
import dev.debrief.jfr.input.RecordingFinder;
import dev.debrief.testdata.corpus.ProjectRecordings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The rule of the sampling period, on a thread that computed all the time while others wanted the
 * two processors too. What it did is known from the program itself; see {@code testdata/README.md}.
 */
class BuildRecordingTest {
  private static final String THREAD = "checksum";

  /** The sampler's period in the recording's settings. */
  private static final long CONFIGURED_NANOS = 10 * Nanos.PER_MILLI;

  /** Times of the samples of the thread, in order. */
  private static long[] sampleNanos;

  private static List<Segment> segments;
  private static RecordingIndex index;
  private static JsonNode truth;

  @BeforeAll
  static void read(@TempDir Path temporary) throws IOException, RecordingException {
    truth = new ObjectMapper().readTree(ProjectRecordings.path("build.truth.jsonl").toFile());
    String file = ProjectRecordings.path("build.jfr").toString();
    RecordingFinder finder = new RecordingFinder(InputOptions.defaults(temporary));
    try (FoundInputs found = finder.find(List.of(file));
        Recording recording = found.inputs().get(0).open(new Diagnostics())) {
      RecordingReader reader = RecordingReader.open(recording);
      sampleNanos = sampleNanos(reader);
      index = RecordingIndex.of(reader);
      segments =
          TimelineText.windows(reader, TimelineOptions.DEFAULTS).stream()
              .flatMap(window -> window.threads().stream())
              .filter(timeline -> timeline.thread().name().equals(THREAD))
              .flatMap(BuildRecordingTest::segments)
              .toList();
    }
  }

  @Test
  void sampledFromTheFirstToTheLastMomentOfTheComputation() {
    assertThat(first()).isCloseTo(truth.get("startNanos").asLong(), within(100 * Nanos.PER_MILLI));
    assertThat(last()).isCloseTo(truth.get("endNanos").asLong(), within(100 * Nanos.PER_MILLI));
  }

  @Test
  void samplerNeedsHalfAsLongAgainAsConfigured() {
    long[] gaps = gaps().sorted().toArray();

    assertThat(index.period(SampleKind.EXECUTION).configuredNanos()).isEqualTo(CONFIGURED_NANOS);
    assertThat(gaps[gaps.length / 2]).isGreaterThanOrEqualTo(CONFIGURED_NANOS * 3 / 2);
  }

  @Test
  void showsThreadThatComputedAllTheTimeAsRunning() {
    long running =
        segments.stream()
            .filter(segment -> segment.waitKind().isEmpty())
            .mapToLong(segment -> Math.min(segment.endNanos(), last()) - segment.startNanos())
            .filter(nanos -> nanos > 0)
            .sum();

    assertThat(share(running)).isGreaterThanOrEqualTo(0.9);
  }

  @Test
  void wouldShowItIdleMuchOfTheTimeWithTheConfiguredPeriod() {
    long bridged = CONFIGURED_NANOS * 3 / 2;

    long running = gaps().map(gap -> gap <= bridged ? gap : CONFIGURED_NANOS).sum();

    assertThat(share(running)).isLessThan(0.7);
  }

  private static double share(long nanos) {
    return (double) nanos / (last() - first());
  }

  private static long first() {
    return sampleNanos[0];
  }

  private static long last() {
    return sampleNanos[sampleNanos.length - 1];
  }

  private static LongStream gaps() {
    return IntStream.range(1, sampleNanos.length)
        .mapToLong(i -> sampleNanos[i] - sampleNanos[i - 1]);
  }

  private static Stream<Segment> segments(ThreadTimeline timeline) {
    return IntStream.range(0, timeline.size()).mapToObj(timeline::segment);
  }

  /** Reads the times without the code under test. */
  private static long[] sampleNanos(RecordingReader reader) throws IOException {
    LongStream.Builder times = LongStream.builder();
    EventSink sink =
        new EventSink() {
          @Override
          public void samples(SampleBatch batch) {
            for (int row = 0; row < batch.size(); row++) {
              if (batch.thread(row).name().equals(THREAD)) {
                times.add(batch.startNanos(row));
              }
            }
          }
        };
    for (Chunk chunk : reader.chunks()) {
      reader.read(chunk, new Selection(Set.of(SampleKind.EXECUTION), Set.of(), Set.of()), sink);
    }
    return times.build().sorted().toArray();
  }
}
