package dev.debrief.detectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.jfr.Diagnostic;
import dev.debrief.testdata.corpus.ProjectRecordings;
import dev.debrief.timeline.RecordingIndex;
import dev.debrief.timeline.TimelineOptions;
import dev.debrief.timeline.Timelines;
import dev.debrief.timeline.Workers;
import dev.debrief.timeline.frames.InApp;
import dev.debrief.timeline.query.ThreadHistory;
import dev.debrief.timeline.query.ThreadSlice;
import dev.debrief.timeline.query.TimelineQuery;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class DetectorRunTest {
  /** A detector whose detection a test gives. */
  private record Probe(String id, List<EventNeed> needs, Function<RunContext, Detection> beginning)
      implements Detector {
    @Override
    public DetectorInfo info() {
      return new DetectorInfo(id, id, id, Severity.INFO, needs, List.of());
    }

    @Override
    public Map<String, Set<String>> events() {
      return Map.of("jdk.ThreadStart", Set.of("thread"));
    }

    @Override
    public Detection begin(RunContext context) {
      return beginning.apply(context);
    }
  }

  private static Probe probe(String id, Function<RunContext, Detection> beginning) {
    return new Probe(id, List.of(), beginning);
  }

  private static Finding finding(String detector) {
    DetectorInfo info =
        new DetectorInfo(detector, detector, detector, Severity.INFO, List.of(), List.of());
    return Finding.of(info, Severity.INFO, Confidence.EXACT)
        .title("found")
        .sameAs("found")
        .suggestion("nothing")
        .build();
  }

  private static Probe sound() {
    return probe("sound", context -> query -> List.of(finding("sound")));
  }

  private static Detected run(Detector... detectors) throws IOException {
    return Examination.of(
        ProjectRecordings.path("agent-after.jfr"),
        List.of(detectors).stream().map(Examination::chosen).toList());
  }

  private static void assertFails(Detector failing) throws IOException {
    Detected detected = run(failing, sound());
    assertThat(detected.findings()).extracting(Finding::detector).containsExactly("sound");
    assertThat(detected.failures()).singleElement().satisfies(DetectorRunTest::namesFailure);
  }

  private static void namesFailure(Diagnostic failure) {
    assertThat(failure.code()).isEqualTo("detector-failed");
    assertThat(failure.message()).startsWith("broken failed: ").contains("on purpose");
  }

  @Test
  void reportsWhatThrowsWhenItBegins() throws IOException {
    assertFails(
        probe(
            "broken",
            context -> {
              throw new IllegalStateException("on purpose");
            }));
  }

  @Test
  void reportsWhatThrowsAtAnEvent() throws IOException {
    assertFails(
        probe(
            "broken",
            context ->
                new Detection() {
                  @Override
                  public void accept(RecordedEvent event) {
                    throw new IllegalStateException("on purpose");
                  }

                  @Override
                  public List<Finding> finish(TimelineQuery query) {
                    return List.of(finding("broken"));
                  }
                }));
  }

  @Test
  void reportsWhatThrowsAtASlice() throws IOException {
    assertFails(
        probe(
            "broken",
            context ->
                new Detection() {
                  @Override
                  public void accept(ThreadSlice slice) {
                    throw new IllegalStateException("on purpose");
                  }

                  @Override
                  public List<Finding> finish(TimelineQuery query) {
                    return List.of(finding("broken"));
                  }
                }));
  }

  @Test
  void reportsWhatThrowsAtTheEnd() throws IOException {
    assertFails(
        probe(
            "broken",
            context ->
                query -> {
                  throw new IllegalStateException("on purpose");
                }));
  }

  @Test
  void stopsWhatTakesTooLong() throws IOException {
    Probe endless =
        probe(
            "endless",
            context ->
                query -> {
                  while (true) {
                    for (ThreadHistory life : query.threads()) {
                      query.activity(life.thread(), query.startNanos(), query.endNanos());
                    }
                  }
                });
    Detected detected = runForASecond(endless, sound());
    assertThat(detected.findings()).extracting(Finding::detector).containsExactly("sound");
    assertThat(detected.failures())
        .singleElement()
        .satisfies(
            failure -> {
              assertThat(failure.code()).isEqualTo("detector-too-slow");
              assertThat(failure.message()).contains("endless", "1 s");
            });
  }

  private static Detected runForASecond(Detector... detectors) throws IOException {
    EventsInMemory events = EventsInMemory.of(ProjectRecordings.path("agent-after.jfr"));
    InApp inApp = new InApp(List.of(), List.of());
    List<ChosenDetector> chosen = List.of(detectors).stream().map(Examination::chosen).toList();
    Duration budget = Duration.ofSeconds(1);
    try (DetectorRun run =
            new DetectorRun(
                chosen, new DetectorRun.Settings(inApp, FrameTables.builtIn(), budget, 2));
        Workers one = Workers.of(1)) {
      RecordingIndex index = RecordingIndex.of(events, one, run.firstPass());
      Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
      Timelines.read(
          events,
          index,
          DetectorRun.options(TimelineOptions.DEFAULTS),
          run.begin(index, 1 << 20, temporary));
      return run.finish();
    }
  }

  @Test
  void saysWhatAnEventlessRecordingLacks() throws IOException {
    EventNeed need = EventNeed.of("acme.Order", "orders", "acme.Order#enabled=true");
    Probe orders =
        new Probe("orders", List.of(need), context -> query -> List.of(finding("orders")));
    Detected detected = run(orders, sound());
    assertThat(detected.findings()).extracting(Finding::detector).containsExactly("sound");
    assertThat(detected.notApplicable())
        .containsExactly(
            new Detected.NotApplicable(
                "orders", "no orders (acme.Order)", "acme.Order#enabled=true"));
  }
}
