package dev.debrief.benchmarks.peers;

import java.io.IOException;
import java.nio.file.Path;
import jdk.jfr.consumer.RecordingFile;

/** Reads every event with the JDK's own reader. */
public final class JdkLoop {
  private JdkLoop() {}

  /** Reads the recording that the argument names. */
  public static void main(String[] args) throws IOException {
    System.out.println(count(Path.of(args[0])) + " events");
  }

  /** Returns the number of events in a recording. */
  static long count(Path recording) throws IOException {
    long count = 0;
    try (RecordingFile file = new RecordingFile(recording)) {
      while (file.hasMoreEvents()) {
        file.readEvent();
        count++;
      }
    }
    return count;
  }
}
