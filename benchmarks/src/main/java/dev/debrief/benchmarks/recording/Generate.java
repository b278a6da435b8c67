package dev.debrief.benchmarks.recording;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** Generates one recording: {@code Generate SHAPE SIZE OUT}. */
public final class Generate {
  private Generate() {}

  /** Generates the recording that the arguments describe. */
  public static void main(String[] args) throws IOException {
    if (args.length != 3) {
      throw new IllegalArgumentException("jdk|small|async SIZE OUT, such as: jdk 100m big.jfr");
    }
    RecordingShape.valueOf(args[0].toUpperCase(Locale.ROOT))
        .write(ByteSize.parse(args[1]), Path.of(args[2]));
  }
}
