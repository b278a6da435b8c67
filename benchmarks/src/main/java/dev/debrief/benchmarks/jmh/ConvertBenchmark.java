package dev.debrief.benchmarks.jmh;

import dev.debrief.engine.ConvertRequest;
import dev.debrief.engine.Debriefing;
import dev.debrief.engine.Inputs;
import dev.debrief.engine.Outcome;
import dev.debrief.engine.Progress;
import dev.debrief.engine.UsageException;
import dev.debrief.jfr.RecordingException;
import java.io.IOException;
import java.nio.file.Path;
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

/**
 * A whole conversion in a JVM that has done it before: what is left of the time of the command when
 * nothing has to be started and compiled.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 10)
@Measurement(iterations = 5, time = 5)
public class ConvertBenchmark {
  /** Size of the recording. */
  @Param("104857600")
  long sizeBytes;

  @SuppressWarnings("NullAway.Init")
  private OpenedRecording recording;

  private int runs;

  /** Generates the recording. */
  @Setup(Level.Trial)
  public void generate() throws IOException, RecordingException {
    recording = OpenedRecording.generate(sizeBytes);
  }

  /** Deletes recording and profiles. */
  @TearDown(Level.Trial)
  public void delete() throws IOException {
    recording.close();
  }

  /** Converts the recording, and returns how many were converted well: one. */
  @Benchmark
  public long convert() throws UsageException {
    Path output = recording.directory().resolve("out" + runs++ % 2);
    ConvertRequest request =
        ConvertRequest.builder(Inputs.of(List.of(recording.file().toString())))
            .output(output)
            .build();
    return new Debriefing().convert(request, Progress.none()).count(Outcome.Status.OK);
  }
}
