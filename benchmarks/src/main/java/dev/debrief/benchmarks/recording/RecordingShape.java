package dev.debrief.benchmarks.recording;

import java.io.IOException;
import java.nio.file.Path;

/** What kind of recording is generated. */
public enum RecordingShape {
  /** A busy web server on HotSpot 17, in chunks of 12 MB. */
  JDK {
    @Override
    public void write(long sizeBytes, Path file) throws IOException {
      int stacks = (int) Math.max(2_000, Math.min(34_000, sizeBytes / 3_000));
      JdkRecording.Plan plan =
          new JdkRecording.Plan(
              sizeBytes, 12L << 20, 240_000, stacks, 5, 12, Pace.BUSY, 400 * Clock.MILLI);
      new JdkRecording(plan, 17).write(file);
    }
  },

  /** A quiet web server on HotSpot 17, in one chunk. */
  SMALL {
    @Override
    public void write(long sizeBytes, Path file) throws IOException {
      JdkRecording.Plan plan =
          new JdkRecording.Plan(
              sizeBytes, sizeBytes, 60_000, 1_000, 1, 3, Pace.QUIET, 4 * Clock.SECOND);
      new JdkRecording(plan, 4).write(file);
    }
  },

  /** A program under async-profiler with an interval of 100 us, in one chunk. */
  ASYNC {
    @Override
    public void write(long sizeBytes, Path file) throws IOException {
      new AsyncRecording(sizeBytes, 43).write(file);
    }
  };

  /**
   * Writes a recording; the same size gives the same bytes.
   *
   * @param sizeBytes how large it becomes, within a few percent
   * @throws IOException if the file cannot be written
   */
  public abstract void write(long sizeBytes, Path file) throws IOException;
}
