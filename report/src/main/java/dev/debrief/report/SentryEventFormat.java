package dev.debrief.report;

import dev.debrief.detectors.Finding;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/** Findings as issues for Sentry: an envelope with one event for each. */
public final class SentryEventFormat implements FindingsFormat {
  @Override
  public String name() {
    return "sentry";
  }

  @Override
  public String fileEnding() {
    return ".envelope";
  }

  @Override
  public boolean severalFiles() {
    return true;
  }

  @Override
  public FindingsWriter open(FindingsOutput output, FindingsContext context) {
    return new FindingsWriter() {
      private int number;

      @Override
      public void add(ExaminedRecording recording) throws IOException {
        for (Finding finding : recording.findings()) {
          number++;
          String name = String.format(Locale.ROOT, "finding-%06d.envelope", number);
          try (OutputStream file = output.open(name)) {
            file.write(new SentryEvent(finding, recording, context).envelope());
          }
        }
      }

      @Override
      public void finish() {
        // Each file is whole on its own.
      }
    };
  }
}
