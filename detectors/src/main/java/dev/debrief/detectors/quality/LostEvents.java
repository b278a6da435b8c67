package dev.debrief.detectors.quality;

import dev.debrief.detectors.Figures;
import dev.debrief.detectors.Finding;
import dev.debrief.detectors.RecordedEvent;
import dev.debrief.detectors.Thresholds;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** What the recorder itself says that it lost. */
final class LostEvents {
  private static final String DATA_LOSS = "jdk.DataLoss";
  private static final String SAMPLES_LOST = "jdk.CPUTimeSamplesLost";
  private static final String SAMPLES = "jdk.CPUTimeSample";

  static final Map<String, Set<String>> EVENTS =
      Map.of(DATA_LOSS, Set.of("amount"), SAMPLES_LOST, Set.of("lostSamples"));

  private long losses;
  private long lostBytes;
  private long lostSamples;

  void add(RecordedEvent event) {
    if (event.type().equals(DATA_LOSS)) {
      losses++;
      lostBytes += event.number("amount");
    } else {
      lostSamples += event.number("lostSamples");
    }
  }

  void note(Notes notes, Thresholds limits, Consumer<Finding> found) {
    if (losses > 0) {
      found.accept(
          notes
              .of("data-loss")
              .title(
                  "The JVM dropped "
                      + Figures.count(lostBytes / 1024.0)
                      + " KiB of events because its buffers were full")
              .occurrences(losses)
              .suggestion(
                  "Give the recorder more memory (-XX:FlightRecorderOptions:memorysize=64M,"
                      + "globalbuffersize=1M) or a faster disk, or record fewer events.")
              .build());
    }
    long samples = notes.query().info().eventCounts().getOrDefault(SAMPLES, 0L);
    double share = lostSamples == 0 ? 0 : (double) lostSamples / (lostSamples + samples);
    if (share > limits.share("mostLost")) {
      found.accept(
          notes
              .of("samples-lost")
              .title(
                  Figures.share(share)
                      + " of the CPU-time samples were lost ("
                      + Figures.count(lostSamples)
                      + ")")
              .occurrences(lostSamples)
              .suggestion(
                  "Times by jdk.CPUTimeSample are too short by about that. Sample less often, as in"
                      + " jdk.CPUTimeSample#throttle=20ms.")
              .build());
    }
  }
}
