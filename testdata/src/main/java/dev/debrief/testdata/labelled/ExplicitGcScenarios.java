package dev.debrief.testdata.labelled;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Programs that tell the collector when to collect. */
final class ExplicitGcScenarios {
  private static final String ID = "explicit-gc";

  private ExplicitGcScenarios() {}

  static List<Scenario> scenarios() {
    return Stream.of(
            Scenario.positive(ID, "after-batch", run -> collects(run, 900_000, 5, 150))
                .on(17, 25)
                .allowing("gc-pressure"),
            Scenario.positive(ID, "memory-report", ExplicitGcScenarios::reportsMemory)
                .on(25)
                .allowing("gc-pressure"),
            Scenario.positive(ID, "serial", run -> collects(run, 1_600_000, 3, 260))
                .on(17)
                .allowing("gc-pressure")
                .jvm("-XX:+UseSerialGC"),
            Scenario.nearMiss(ID, "told-not-to", ExplicitGcScenarios::toldNotTo)
                .jvm("-XX:+DisableExplicitGC"),
            Scenario.nearMiss(ID, "by-itself", ExplicitGcScenarios::byItself).on(25).jvm("-Xmx96m"))
        .map(Scenario::withoutCollectionDetails)
        .toList();
  }

  private static void collects(Run run, int entries, int batches, double workMillis) {
    List<long[]> ledger = fill(entries);
    Spells collections = new Spells();
    for (int batch = 0; batch < batches; batch++) {
      Work.compute(workMillis);
      finishBatch(run, collections);
    }
    run.require(ledger.size() == entries, "the ledger is kept");
    note(run, collections, "finishBatch");
  }

  private static void finishBatch(Run run, Spells collections) {
    long start = run.now();
    System.gc();
    collections.add(start, run.now());
  }

  private static void reportsMemory(Run run) {
    List<long[]> ledger = fill(1_100_000);
    Spells collections = new Spells();
    long used = 0;
    for (int report = 0; report < 4; report++) {
      Work.compute(230);
      used = usedBytes(run, collections);
    }
    run.require(used > ledger.size(), "memory is in use");
    note(run, collections, "usedBytes");
  }

  private static long usedBytes(Run run, Spells collections) {
    Runtime runtime = Runtime.getRuntime();
    long start = run.now();
    runtime.gc();
    collections.add(start, run.now());
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static void note(Run run, Spells collections, String method) {
    run.require(collections.sumMillis() > 100, "collected for " + collections.sumMillis() + " ms");
    run.claim(ID)
        .key(ExplicitGcScenarios.class, method)
        .count(collections.count())
        .saving(collections.sumMillis())
        .from(collections.startNanos())
        .noteUntil(collections.endNanos());
  }

  private static List<long[]> fill(int entries) {
    List<long[]> ledger = new ArrayList<>(entries);
    for (int i = 0; i < entries; i++) {
      ledger.add(new long[] {i, i * 31L});
    }
    return ledger;
  }

  private static void toldNotTo(Run run) {
    List<long[]> ledger = fill(60_000);
    Spells collections = new Spells();
    for (int batch = 0; batch < 6; batch++) {
      Work.compute(240);
      finishBatch(run, collections);
    }
    run.require(collections.sumMillis() < 10 && !ledger.isEmpty(), "nothing is collected");
  }

  /** Collections because the heap is full, and not because somebody says so. */
  private static void byItself(Run run) {
    long sum = 0;
    for (int i = 0; i < 150; i++) {
      sum += fill(4_000).size() + Work.compute(11);
    }
    run.require(sum != 0, "lists are filled");
  }
}
