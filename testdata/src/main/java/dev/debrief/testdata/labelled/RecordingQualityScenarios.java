package dev.debrief.testdata.labelled;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * One ordinary program, recorded in ways that hide what the detectors need, and in good ways. The
 * truth is a fact about the recording: {@code fact} and {@code event}, for the whole run.
 */
final class RecordingQualityScenarios {
  private static final String ID = "recording-quality";

  private RecordingQualityScenarios() {}

  static List<Scenario> scenarios() {
    return List.of(
        Scenario.positive(ID, "short-stacks", run -> claimed(run, "truncated-stacks", ""))
            .on(17, 25)
            .jvm("-XX:FlightRecorderOptions:stackdepth=7"),
        Scenario.positive(ID, "no-parks", run -> claimed(run, "event-off", "jdk.ThreadPark"))
            .on(17)
            .recording("jdk.ThreadPark#enabled=false"),
        Scenario.positive(ID, "coarse", run -> claimed(run, "high-threshold", "jdk.SocketRead"))
            .on(25)
            .recording("jdk.SocketRead#threshold=400ms")
            .recording("jdk.ThreadPark#threshold=500ms")
            .recording("jdk.JavaMonitorWait#threshold=500ms"),
        Scenario.positive(ID, "no-samples", run -> claimed(run, "event-off", "jdk.ExecutionSample"))
            .on(25)
            .recording("jdk.ExecutionSample#enabled=false"),
        Scenario.nearMiss(ID, "stock", RecordingQualityScenarios::ordinary).on(25),
        Scenario.nearMiss(ID, "fine", RecordingQualityScenarios::ordinary)
            .on(17)
            .jvm("-XX:FlightRecorderOptions:stackdepth=128")
            .recording("jdk.SocketRead#threshold=1ms")
            .recording("jdk.ThreadPark#threshold=1ms"));
  }

  private static void claimed(Run run, String fact, String event) throws Exception {
    Claim claim = run.claim(ID).detail("fact", fact).detail("event", event);
    ordinary(run);
    claim.note();
  }

  /** Computes in deep recursion, asks a server twice, and gets a result of another thread. */
  private static void ordinary(Run run) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(2, Threads.named("helper"));
    long sum = 0;
    for (int round = 0; round < 2; round++) {
      sum += descend(18, 650);
      Future<Integer> answer = pool.submit(() -> run.services().askOnce(130, 400).length);
      sum += answer.get();
    }
    pool.shutdown();
    run.require(sum != 0, "something is computed");
  }

  private static long descend(int depth, double millis) {
    return depth == 0 ? Work.compute(millis) : descend(depth - 1, millis) + depth;
  }
}
