package dev.debrief.converter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.debrief.testdata.corpus.Corpus;
import dev.debrief.testdata.corpus.CorpusTally;
import dev.debrief.timeline.TimelineOptions;
import dev.debrief.timeline.frames.GeneratedNames;
import io.sentry.asyncprofiler.convert.JfrAsyncProfilerToSentryProfileConverter;
import io.sentry.protocol.SentryStackFrame;
import io.sentry.protocol.profiling.SentryProfile;
import io.sentry.protocol.profiling.SentrySample;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * On recordings of async-profiler with one chunk the samples are those of Sentry's own converter:
 * same thread, same time, same Java stack.
 *
 * <p>What sentry-java simplifies is taken out of both before they are compared: it drops native
 * frames and merges all threads that are not Java threads. What Debrief makes equal over runs
 * (numbers in generated names) is made equal in both. Sentry's converter never ends on some files
 * of async-profiler 2.8; those are left out.
 */
class SentryAsyncProfilerCorpusTest {
  @RegisterExtension static final CorpusTally TALLY = Corpus.tally();

  @TempDir Path temporary;

  /** A sample of either side; the stack leaf first. */
  private record Seen(long micros, String thread, List<String> stack, boolean waiting) {}

  @ParameterizedTest
  @ValueSource(
      strings = {
        "real/krzysztofslusarski__async-profiler-demos/cpu.jfr.gz",
        "real/krzysztofslusarski__async-profiler-demos/first-cpu.jfr.gz",
        "real/krzysztofslusarski__async-profiler-demos/second-cpu.jfr.gz",
        "real/krzysztofslusarski__async-profiler-demos/cycles-cpu.jfr.gz",
        "real/krzysztofslusarski__async-profiler-demos/actuator.jfr.gz",
        "real/krzysztofslusarski__async-profiler-demos/tts.jfr.gz",
        "real/krzysztofslusarski__async-profiler-demos/matrix-fast.jfr.gz",
        "real/krzysztofslusarski__async-profiler-demos/matrix-slow.jfr.gz",
        "real/open-telemetry__opentelemetry-java-contrib/030c3f5a_recording.jfr",
        "real/open-telemetry__opentelemetry-java-contrib/recording.jfr",
        "real/open-telemetry__opentelemetry-java-contrib/resources_recording.jfr",
        "real/getsentry__sentry-java/test88-20250408-152146.jfr"
      })
  void samplesAreThoseOfSentrysOwnConverter(String recording) throws Exception {
    Path file = unpacked(Corpus.openOrSkip().path(recording));
    Map<String, List<Seen>> theirs = byThread(theirs(file));
    Map<String, List<Seen>> ours = byThread(ours(file));
    assertThat(theirs).isNotEmpty();
    long checks = 0;
    for (Map.Entry<String, List<Seen>> thread : theirs.entrySet()) {
      NavigableMap<Long, Seen> mine = new TreeMap<>();
      ours.getOrDefault(thread.getKey(), List.of()).forEach(seen -> mine.put(seen.micros(), seen));
      List<Seen> missing = thread.getValue().stream().filter(s -> !shows(mine, s)).toList();
      assertThat(missing.size()).as("missing of thread %s", thread.getKey()).isZero();
      checks += thread.getValue().size();
    }
    TALLY.recording(checks);
  }

  /**
   * Returns whether ours has the sample: at that time (Sentry's converter rounds where Debrief
   * cuts, so a microsecond apart is the same time), or within a wait with the same stack, because
   * Debrief draws waits with a step of its own where Sentry's converter does not tell them from
   * work.
   */
  private static boolean shows(NavigableMap<Long, Seen> ours, Seen sample) {
    Map.Entry<Long, Seen> entry = ours.floorEntry(sample.micros() + 1);
    return entry != null
        && entry.getValue().stack().equals(sample.stack())
        && (entry.getValue().waiting() || entry.getKey() >= sample.micros() - 1);
  }

  private static Map<String, List<Seen>> byThread(List<Seen> samples) {
    Map<String, List<Seen>> result = new TreeMap<>();
    for (Seen sample : samples) {
      if (!sample.stack().isEmpty() && !sample.thread().equals("-1")) {
        result.computeIfAbsent(sample.thread(), t -> new ArrayList<>()).add(sample);
      }
    }
    return result;
  }

  private static List<Seen> theirs(Path file) throws Exception {
    SentryProfile profile =
        JfrAsyncProfilerToSentryProfileConverter.convertFromFileStatic(file.toString());
    List<Seen> result = new ArrayList<>();
    for (SentrySample sample : profile.getSamples()) {
      List<String> stack = new ArrayList<>();
      for (int index : profile.getStacks().get(sample.getStackId())) {
        SentryStackFrame frame = profile.getFrames().get(index);
        stack.add(
            GeneratedNames.stableClass(frame.getFilename())
                + "."
                + GeneratedNames.stableMethod(frame.getFunction()));
      }
      result.add(
          new Seen(Math.round(sample.getTimestamp() * 1e6), sample.getThreadId(), stack, false));
    }
    return result;
  }

  private List<Seen> ours(Path file) throws Exception {
    List<Seen> result = new ArrayList<>();
    ProfileOptions options =
        ProfileOptions.DEFAULTS.withFrames(
            new FrameStyle(FrameStyle.Lines.NONE, FrameStyle.Names.METHOD, List.of(), List.of()));
    TimelineOptions everything = TimelineOptions.DEFAULTS.withIdle(true);
    for (Pipeline.Payload chunk : new Pipeline(temporary, everything, options).convert(file)) {
      for (JsonNode sample : chunk.json().at("/profile/samples")) {
        result.add(
            new Seen(
                Math.round(sample.get("timestamp").asDouble() * 1e6),
                sample.get("thread_id").asText(),
                javaStack(chunk.json(), sample),
                chunk.stack(sample).stream().anyMatch(f -> f.startsWith("waiting: "))));
      }
    }
    return result;
  }

  private static List<String> javaStack(JsonNode chunk, JsonNode sample) {
    List<String> stack = new ArrayList<>();
    for (JsonNode index : chunk.at("/profile/stacks").get(sample.get("stack_id").asInt())) {
      JsonNode frame = chunk.at("/profile/frames").get(index.asInt());
      String module = frame.get("module").asText();
      if (!module.startsWith("native") && !module.startsWith("debrief.")) {
        stack.add(module.replaceFirst("^default\\.", "") + "." + frame.get("function").asText());
      }
    }
    return stack;
  }

  private Path unpacked(Path file) throws Exception {
    if (!file.toString().endsWith(".gz")) {
      return file;
    }
    Path target = temporary.resolve("recording.jfr");
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      Files.copy(in, target);
    }
    return target;
  }
}
