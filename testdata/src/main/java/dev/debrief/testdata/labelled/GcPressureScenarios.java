package dev.debrief.testdata.labelled;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** So much garbage, or so little room, that collecting it stops the program for long. */
final class GcPressureScenarios {
  private static final String ID = "gc-pressure";

  private GcPressureScenarios() {}

  static List<Scenario> scenarios() {
    return Stream.of(
            Scenario.positive(ID, "window", run -> window(run, 500)).on(17).jvm("-Xmx64m"),
            Scenario.positive(ID, "names", GcPressureScenarios::names)
                .on(25)
                .jvm("-Xmx72m")
                .jvm("-XX:+UseParallelGC"),
            Scenario.positive(ID, "serial-window", run -> window(run, 390))
                .on(17)
                .jvm("-Xmx48m")
                .jvm("-XX:+UseSerialGC"),
            Scenario.nearMiss(ID, "short-lived", GcPressureScenarios::shortLived)
                .on(25)
                .jvm("-Xms384m")
                .jvm("-Xmn300m"),
            Scenario.nearMiss(ID, "kept-buffers", GcPressureScenarios::keptBuffers)
                .on(17)
                .jvm("-Xms256m"))
        .map(Scenario::withoutCollectionDetails)
        .toList();
  }

  /** Keeps the last so many messages, which just fit. */
  private static void window(Run run, int kept) {
    Claim claim = run.claim(ID).key(GcPressureScenarios.class, "receive");
    Deque<byte[]> window = new ArrayDeque<>();
    long end = run.now() + 2_500_000_000L;
    while (run.now() < end) {
      window.add(receive());
      if (window.size() > kept) {
        window.remove();
      }
    }
    note(run, claim);
  }

  private static byte[] receive() {
    return new byte[60_000];
  }

  /** Builds tables of strings, and throws them away. */
  private static void names(Run run) {
    Claim claim =
        run.claim(ID)
            .key(GcPressureScenarios.class, "tableOfNames")
            .orKey("GcPressureScenarios.name");
    List<Map<Integer, String>> tables = new ArrayList<>();
    long end = run.now() + 2_500_000_000L;
    while (run.now() < end) {
      tables.add(tableOfNames(2_000));
      if (tables.size() > 120) {
        tables.remove(tables.size() / 3);
      }
    }
    note(run, claim);
  }

  private static Map<Integer, String> tableOfNames(int entries) {
    Map<Integer, String> table = new HashMap<>();
    for (int i = 0; i < entries; i++) {
      table.put(i + 1_000, name(i));
    }
    return table;
  }

  private static String name(int number) {
    return "n" + number;
  }

  private static void note(Run run, Claim claim) {
    claim.saving((double) pausedMillis());
    long start = run.now();
    run.require(pausedMillis() > 400, "paused for " + pausedMillis() + " ms");
    claim.detail("pausedMillis", pausedMillis()).noteUntil(start);
  }

  /** By the collectors' own account, since the start of the virtual machine. */
  private static long pausedMillis() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .filter(collector -> !collector.getName().contains("Concurrent"))
        .mapToLong(GarbageCollectorMXBean::getCollectionTime)
        .sum();
  }

  /** Much garbage too, but all of it dies young and there is room. */
  private static void shortLived(Run run) {
    long sum = 0;
    for (int i = 0; i < 200; i++) {
      sum += tableOfNames(1_500).size() + Work.compute(9);
    }
    run.require(sum != 0, "tables are made");
    run.require(pausedMillis() < 50, "paused for " + pausedMillis() + " ms");
  }

  /** Large buffers, made once and used all the time. */
  private static void keptBuffers(Run run) {
    List<byte[]> buffers = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      buffers.add(new byte[60_000]);
    }
    long sum = 0;
    for (int i = 0; i < 130; i++) {
      byte[] buffer = buffers.get(i % buffers.size());
      buffer[i] = (byte) Work.compute(14);
      sum += buffer.length;
    }
    run.require(sum > 0 && pausedMillis() < 40, "paused for " + pausedMillis() + " ms");
  }
}
