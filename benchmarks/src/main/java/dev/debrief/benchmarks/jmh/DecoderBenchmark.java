package dev.debrief.benchmarks.jmh;

import dev.debrief.jfr.Chunk;
import dev.debrief.jfr.EventSink;
import dev.debrief.jfr.IntervalBatch;
import dev.debrief.jfr.RecordingException;
import dev.debrief.jfr.RecordingReader;
import dev.debrief.jfr.SampleBatch;
import dev.debrief.jfr.Selection;
import java.io.IOException;
import java.util.Set;
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

/** From the bytes of one chunk to batches of samples and intervals. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
public class DecoderBenchmark {
  private static final Selection EVERYTHING = Selection.everythingAnd(Set.of());

  /** Size of the recording. */
  @Param("12582912")
  long sizeBytes;

  @SuppressWarnings("NullAway.Init")
  private OpenedRecording recording;

  /** Counts rows. */
  private static final class Rows implements EventSink {
    private long count;

    @Override
    public void samples(SampleBatch batch) {
      count += batch.size();
    }

    @Override
    public void intervals(IntervalBatch batch) {
      count += batch.size();
    }
  }

  /** Generates the recording. */
  @Setup(Level.Trial)
  public void open() throws IOException, RecordingException {
    recording = OpenedRecording.generate(sizeBytes);
  }

  /** Deletes the recording. */
  @TearDown(Level.Trial)
  public void close() throws IOException {
    recording.close();
  }

  /** Reads everything that a conversion can select, and returns the number of rows. */
  @Benchmark
  public long read() throws IOException, RecordingException {
    RecordingReader reader = recording.reader();
    Rows rows = new Rows();
    for (Chunk chunk : reader.chunks()) {
      reader.read(chunk, EVERYTHING, rows);
    }
    return rows.count;
  }
}
