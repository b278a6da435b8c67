package dev.debrief.testdata.labelled;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Waiting for other processes. */
final class ProcessWaitScenarios {
  private static final String ID = "process-wait";

  private ProcessWaitScenarios() {}

  static List<Scenario> scenarios() {
    return List.of(
        Scenario.positive(ID, "converters", ProcessWaitScenarios::oneAfterTheOther).on(25),
        Scenario.positive(ID, "packager", ProcessWaitScenarios::oneLong).on(25),
        Scenario.positive(ID, "bounded", ProcessWaitScenarios::boundedWaits).on(17),
        Scenario.nearMiss(ID, "quick-tools", ProcessWaitScenarios::quickTools).on(25),
        Scenario.nearMiss(ID, "meanwhile", ProcessWaitScenarios::worksMeanwhile).on(17));
  }

  private static void oneAfterTheOther(Run run) throws Exception {
    Spells waits = new Spells();
    for (int picture = 0; picture < 4; picture++) {
      convert(run, waits, "0.42");
      Work.compute(60);
    }
    note(run, waits, "convert", 4 * 420);
  }

  private static int convert(Run run, Spells waits, String seconds)
      throws IOException, InterruptedException {
    Process converter = sleeper(seconds);
    long start = run.now();
    int code = converter.waitFor();
    waits.add(start, run.now());
    return code;
  }

  /** One long process, awaited by a thread that is not main. */
  private static void oneLong(Run run) throws InterruptedException {
    Spells waits = new Spells();
    Threads.startAndJoin(
        "packager",
        1,
        () -> {
          Work.compute(200);
          convert(run, waits, "1.5");
          Work.compute(350);
        });
    note(run, waits, "convert", 1_500);
  }

  private static void boundedWaits(Run run) throws Exception {
    Spells waits = new Spells();
    for (String seconds : List.of("0.55", "0.7")) {
      Work.compute(150);
      check(run, waits, seconds);
    }
    Work.compute(200);
    note(run, waits, "check", 1_250);
  }

  private static void check(Run run, Spells waits, String seconds)
      throws IOException, InterruptedException {
    Process checker = sleeper(seconds);
    long start = run.now();
    run.require(checker.waitFor(10, TimeUnit.SECONDS), "the checker ends");
    waits.add(start, run.now());
  }

  private static void note(Run run, Spells waits, String method, double least) {
    run.requireBetween(least * 0.85, waits.sumMillis(), least * 1.25 + 100, "sum of waits");
    run.claim(ID)
        .key(ProcessWaitScenarios.class, method)
        .byAll(waits.threads())
        .count(waits.count())
        .from(waits.startNanos())
        .noteUntil(waits.endNanos());
  }

  private static void quickTools(Run run) throws Exception {
    Spells waits = new Spells();
    for (int tool = 0; tool < 4; tool++) {
      convert(run, waits, "0.03");
      Work.compute(280);
    }
    run.requireBetween(100, waits.sumMillis(), 260, "sum of waits");
  }

  /** Starts a process, does its own work, and then finds that the process has just ended. */
  private static void worksMeanwhile(Run run) throws Exception {
    Process tool = sleeper("1.1");
    Work.compute(1_300);
    long start = run.now();
    int code = tool.waitFor();
    run.require(code == 0 && run.now() - start < 50_000_000, "the tool has ended before");
  }

  private static Process sleeper(String seconds) throws IOException {
    return new ProcessBuilder("/bin/sleep", seconds).start();
  }
}
