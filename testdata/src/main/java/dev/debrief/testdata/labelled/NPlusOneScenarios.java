package dev.debrief.testdata.labelled;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Many small round trips one after the other, where one would do. */
final class NPlusOneScenarios {
  private static final String ID = "n-plus-1-io";

  private NPlusOneScenarios() {}

  static List<Scenario> scenarios() {
    return List.of(
        Scenario.positive(ID, "order-lines", NPlusOneScenarios::orderLines).on(17, 25),
        Scenario.positive(ID, "stock-levels", NPlusOneScenarios::stockLevels).on(25),
        Scenario.positive(ID, "addresses", NPlusOneScenarios::addresses).on(17),
        Scenario.positive(ID, "translations", NPlusOneScenarios::translations)
            .recording("jdk.SocketRead#threshold=1ms"),
        Scenario.nearMiss(ID, "one-query", NPlusOneScenarios::oneQuery).on(25),
        Scenario.nearMiss(ID, "download", NPlusOneScenarios::download).on(17),
        Scenario.nearMiss(ID, "side-by-side", NPlusOneScenarios::sideBySide).on(25),
        Scenario.nearMiss(ID, "listener", NPlusOneScenarios::listener).on(17));
  }

  private static void orderLines(Run run) throws IOException {
    Spells trips = new Spells();
    try (Services.Line line = run.services().open()) {
      Work.compute(200);
      for (int order = 0; order < 34; order++) {
        loadOrderLine(run, line, trips, 17);
      }
      Work.compute(300);
    }
    note(run, trips, "loadOrderLine", 17);
  }

  private static long loadOrderLine(Run run, Services.Line line, Spells trips, int millis)
      throws IOException {
    long start = run.now();
    byte[] row = line.ask(millis, 240);
    trips.add(start, run.now());
    return row.length + Work.compute(1);
  }

  /** Round trips that only Java 25's thresholds let through. */
  private static void stockLevels(Run run) throws IOException {
    Spells trips = new Spells();
    try (Services.Line line = run.services().open()) {
      Work.compute(250);
      for (int article = 0; article < 90; article++) {
        stockOf(run, line, trips, 5);
      }
      Work.compute(250);
    }
    note(run, trips, "stockOf", 5);
  }

  private static int stockOf(Run run, Services.Line line, Spells trips, int millis)
      throws IOException {
    long start = run.now();
    byte[] level = line.ask(millis, 16);
    trips.add(start, run.now());
    return level.length;
  }

  /** HTTP this time, and a request per customer. */
  private static void addresses(Run run) throws IOException {
    Spells trips = new Spells();
    Work.compute(300);
    for (int customer = 0; customer < 22; customer++) {
      addressOf(run, trips);
      Work.compute(2);
    }
    Work.compute(200);
    note(run, trips, "addressOf", 30);
  }

  private static int addressOf(Run run, Spells trips) throws IOException {
    long start = run.now();
    byte[] address = run.services().get(30, 500);
    trips.add(start, run.now());
    return address.length;
  }

  private static void translations(Run run) throws IOException {
    Spells trips = new Spells();
    try (Services.Line line = run.services().open()) {
      for (int word = 0; word < 110; word++) {
        translate(run, line, trips);
      }
      Work.compute(500);
    }
    note(run, trips, "translate", 4);
  }

  private static int translate(Run run, Services.Line line, Spells trips) throws IOException {
    long start = run.now();
    byte[] word = line.ask(4, 60);
    trips.add(start, run.now());
    return word.length;
  }

  private static void note(Run run, Spells trips, String method, int millis) {
    double mean = trips.sumMillis() / trips.count();
    run.requireBetween(millis, mean, millis * 1.2 + 2, "mean round trip");
    run.claim(ID)
        .key(NPlusOneScenarios.class, method)
        .orKey("Line.ask", "Line.receive", "Services.get")
        .count(trips.count())
        .saving(trips.sumMillis() - mean)
        .from(trips.startNanos())
        .noteUntil(trips.endNanos());
  }

  /** All rows with three queries. */
  private static void oneQuery(Run run) throws IOException {
    Spells trips = new Spells();
    try (Services.Line line = run.services().open()) {
      for (int query = 0; query < 3; query++) {
        loadOrderLine(run, line, trips, 260);
        Work.compute(180);
      }
    }
    run.requireBetween(3 * 260, trips.sumMillis(), 3 * 300, "sum of queries");
  }

  /** One request whose large answer comes in many parts. */
  private static void download(Run run) throws IOException {
    int parts = 36;
    int partBytes = 150_000;
    long received = 0;
    try (Services.Line line = run.services().open()) {
      line.send(28, partBytes, parts);
      received = line.receive(parts * partBytes).length;
    }
    Work.compute(500);
    run.require(received == (long) parts * partBytes, "all of it is received");
  }

  /** Few requests by each of many threads at the same time. */
  private static void sideBySide(Run run) throws InterruptedException {
    Spells trips = new Spells();
    Threads.startAndJoin(
        "fetcher",
        8,
        () -> {
          try (Services.Line line = run.services().open()) {
            for (int i = 0; i < 4; i++) {
              loadOrderLine(run, line, trips, 55);
            }
          }
        });
    Work.compute(700);
    run.requireBetween(4 * 55, trips.unionMillis(), 4 * 80, "time for all requests");
  }

  /** A thread that does nothing but wait for messages of a server, while main works. */
  private static void listener(Run run) throws IOException {
    AtomicBoolean heard = new AtomicBoolean();
    Services.Line line = run.services().open();
    Thread thread = new Thread(() -> Threads.orFail(() -> listen(line, heard)), "push-listener");
    thread.setDaemon(true);
    thread.start();
    Work.compute(1_900);
    run.require(heard.get(), "messages are heard");
  }

  private static void listen(Services.Line line, AtomicBoolean heard) throws IOException {
    line.send(75, 40, 1_000);
    while (line.receive(40).length == 40) {
      heard.set(true);
    }
  }
}
