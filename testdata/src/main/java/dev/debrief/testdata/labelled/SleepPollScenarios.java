package dev.debrief.testdata.labelled;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Sleeping and looking, where a signal could be waited for. */
final class SleepPollScenarios {
  private static final String ID = "sleep-poll";

  private SleepPollScenarios() {}

  static List<Scenario> scenarios() {
    return List.of(
        Scenario.positive(ID, "export", SleepPollScenarios::pollsFlag).on(17, 25),
        Scenario.positive(ID, "marker-file", SleepPollScenarios::pollsFile).on(17),
        Scenario.positive(ID, "answers", SleepPollScenarios::pollsMap).on(25),
        Scenario.nearMiss(ID, "gauge", SleepPollScenarios::periodicJob).on(17),
        Scenario.nearMiss(ID, "backoff", SleepPollScenarios::growingBackoff).on(17),
        Scenario.nearMiss(ID, "paced", SleepPollScenarios::pacedWork).on(25));
  }

  private static void pollsFlag(Run run) throws InterruptedException {
    AtomicBoolean exported = new AtomicBoolean();
    Thread exporter =
        Threads.start(
            "exporter",
            () -> {
              run.services().askOnce(1_650, 900);
              exported.set(true);
            });
    Work.compute(120);
    Claim claim = run.claim(ID).key(SleepPollScenarios.class, "awaitExport").awaited("exporter");
    int sleeps = awaitExport(exported);
    claim.count(sleeps).saving(17).note();
    Work.compute(250);
    exporter.join();
  }

  private static int awaitExport(AtomicBoolean exported) throws InterruptedException {
    int sleeps = 0;
    while (!exported.get()) {
      Thread.sleep(35);
      sleeps++;
    }
    return sleeps;
  }

  /** A task of a worker waits for a file that another one writes. */
  private static void pollsFile(Run run) throws Exception {
    Path marker = Path.of("finished.marker");
    Thread writer =
        Threads.start(
            "marker-writer",
            () -> {
              Work.compute(1_700);
              Files.writeString(marker, "finished");
            });
    Threads.startAndJoin(
        "file-watcher",
        1,
        () -> {
          Work.compute(80);
          Claim claim =
              run.claim(ID).key(SleepPollScenarios.class, "awaitMarker").awaited("marker-writer");
          int sleeps = awaitMarker(marker);
          claim.count(sleeps).saving(45).note();
          Work.compute(150);
        });
    writer.join();
  }

  private static int awaitMarker(Path marker) throws InterruptedException, IOException {
    int sleeps = 0;
    while (!Files.exists(marker)) {
      Thread.sleep(90);
      sleeps++;
    }
    return sleeps;
  }

  private static void pollsMap(Run run) throws InterruptedException {
    Map<Integer, Integer> answers = new ConcurrentHashMap<>();
    Thread oracle =
        Threads.start(
            "oracle",
            () -> {
              try (Services.Line line = run.services().open()) {
                answers.put(1, line.ask(880, 20).length);
                Work.compute(300);
                answers.put(2, line.ask(850, 20).length);
              }
            });
    for (int question = 1; question <= 2; question++) {
      Claim claim = run.claim(ID).key(SleepPollScenarios.class, "pollAnswer").awaited("oracle");
      int sleeps = pollAnswer(answers, question);
      claim.count(sleeps).saving(11).note();
      Work.compute(260);
    }
    oracle.join();
  }

  private static int pollAnswer(Map<Integer, Integer> answers, int question)
      throws InterruptedException {
    int sleeps = 0;
    while (answers.get(question) == null) {
      Thread.sleep(22);
      sleeps++;
    }
    return sleeps;
  }

  /** A gauge is read every so often for as long as the program runs. */
  private static void periodicJob(Run run) {
    AtomicInteger readings = new AtomicInteger();
    Thread gauge = new Thread(() -> Threads.orFail(() -> readGauge(readings)), "gauge-reader");
    gauge.setDaemon(true);
    gauge.start();
    Work.compute(2_300);
    run.require(readings.get() >= 15, "the gauge is read");
  }

  private static void readGauge(AtomicInteger readings) throws InterruptedException {
    while (true) {
      Thread.sleep(110);
      Work.compute(4);
      readings.incrementAndGet();
    }
  }

  /** Tries again after pauses that grow. */
  private static void growingBackoff(Run run) throws IOException, InterruptedException {
    long pause = 20;
    for (int attempt = 0; attempt < 7; attempt++) {
      run.services().askOnce(3, 10);
      Thread.sleep(pause);
      pause = pause * 9 / 5;
    }
    Work.compute(300);
  }

  /** Works at a pace: what is between the sleeps is no look but work. */
  private static void pacedWork(Run run) throws InterruptedException {
    int sent = 0;
    for (int packet = 0; packet < 22; packet++) {
      Work.compute(48);
      sent++;
      Thread.sleep(40);
    }
    Work.compute(150);
    run.require(sent == 22, "all is sent");
  }
}
