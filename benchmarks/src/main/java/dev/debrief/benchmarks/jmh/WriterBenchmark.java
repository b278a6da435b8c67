package dev.debrief.benchmarks.jmh;

import dev.debrief.converter.FileCheck;
import dev.debrief.converter.OutputDirectory;
import dev.debrief.converter.ProfileOptions;
import dev.debrief.converter.ProfileRequest;
import dev.debrief.converter.ProfileWriter;
import dev.debrief.converter.RecordingIdentity;
import dev.debrief.converter.SentryFormat;
import dev.debrief.jfr.RecordingException;
import dev.debrief.jfr.RecordingReader;
import dev.debrief.timeline.RecordingIndex;
import dev.debrief.timeline.TimelineOptions;
import dev.debrief.timeline.Timelines;
import dev.debrief.timeline.Window;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** From windows to Sentry's envelopes in files, without checking them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
public class WriterBenchmark {
  private static final String PROFILER_ID = "6f1d3a52c8e94b07a1b2c3d4e5f60718";

  /** Size of the recording that the windows come from. */
  @Param("12582912")
  long sizeBytes;

  @SuppressWarnings("NullAway.Init")
  private OpenedRecording recording;

  @SuppressWarnings("NullAway.Init")
  private ProfileRequest request;

  private final List<Window> windows = new ArrayList<>();

  /** Reads the windows. */
  @Setup(Level.Trial)
  public void open() throws IOException, RecordingException {
    recording = OpenedRecording.generate(sizeBytes);
    RecordingReader reader = recording.reader();
    RecordingIndex index = RecordingIndex.of(reader);
    Timelines.read(reader, index, TimelineOptions.DEFAULTS, windows::add);
    RecordingIdentity identity =
        new RecordingIdentity(
            "jdk",
            reader.recordingId(),
            PROFILER_ID,
            index.info().startNanos(),
            index.info().endNanos());
    request = new ProfileRequest(identity, ProfileOptions.DEFAULTS, "0", FileCheck.NONE);
  }

  /** Deletes recording and profiles. */
  @TearDown(Level.Trial)
  public void close() throws IOException {
    recording.close();
  }

  /** Writes all windows, and returns the number of files. */
  @Benchmark
  public int write() throws IOException {
    try (OutputDirectory out = OutputDirectory.open(recording.directory().resolve("out"));
        ProfileWriter writer = new SentryFormat().open(request, out)) {
      for (Window window : windows) {
        writer.write(window);
      }
      writer.finish();
      return out.outputs().size();
    }
  }
}
