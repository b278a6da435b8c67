package dev.debrief.benchmarks.peers;

import io.sentry.IProfileConverter;
import io.sentry.JsonSerializer;
import io.sentry.SentryOptions;
import io.sentry.asyncprofiler.provider.AsyncProfilerProfileConverterProvider;
import io.sentry.protocol.profiling.SentryProfile;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Converts a recording as Sentry's SDK does in the process that it profiles, and writes JSON. */
public final class SentryConvert {
  private SentryConvert() {}

  /** Converts the recording that the first argument names into the file of the second. */
  public static void main(String[] args) throws IOException {
    System.out.println(convert(Path.of(args[0]), Path.of(args[1])) + " samples");
  }

  /** Converts a recording and returns the number of samples in the result. */
  static int convert(Path recording, Path json) throws IOException {
    IProfileConverter converter =
        Objects.requireNonNull(new AsyncProfilerProfileConverterProvider().getProfileConverter());
    SentryProfile profile = converter.convertFromFile(recording.toString());
    try (Writer out = Files.newBufferedWriter(json)) {
      new JsonSerializer(new SentryOptions()).serialize(profile, out);
    }
    return profile.getSamples().size();
  }
}
