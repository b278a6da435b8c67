package dev.debrief.testdata.labelled;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The same expensive object made again and again. */
final class RepeatedInitScenarios {
  private static final String ID = "repeated-init";

  private RepeatedInitScenarios() {}

  static List<Scenario> scenarios() {
    return List.of(
        Scenario.positive(ID, "tariffs", RepeatedInitScenarios::tariffPerRegion).on(17, 25),
        Scenario.positive(ID, "rule-book", RepeatedInitScenarios::ruleBookPerBatch).on(17, 25),
        Scenario.positive(ID, "two-desks", RepeatedInitScenarios::sessionPerOrder).on(17),
        Scenario.positive(ID, "twice-slow", RepeatedInitScenarios::catalogTwice).on(25),
        Scenario.nearMiss(ID, "kept", RepeatedInitScenarios::tariffKept).on(25),
        Scenario.nearMiss(ID, "pages", RepeatedInitScenarios::pagesAreWork).on(17),
        Scenario.nearMiss(ID, "quick", RepeatedInitScenarios::quickSessions).on(25));
  }

  /** The tariffs of all regions: always the same, and read and parsed by whoever needs them. */
  private static final class TariffBook {
    private final long[] prices = new long[16];

    TariffBook(Services.Line line) throws IOException {
      byte[] text = line.ask(170, 20_000);
      prices[text.length % prices.length] = Work.compute(45);
    }

    long price(int region) {
      return prices[region % prices.length] + Work.compute(30);
    }
  }

  private static void tariffPerRegion(Run run) throws IOException {
    Spells spells = new Spells();
    Claim claim = run.claim(ID).key(TariffBook.class, "<init>");
    try (Services.Line line = run.services().open()) {
      for (int region = 0; region < 4; region++) {
        quote(run, line, region, spells);
        invoice(run, line, region, spells);
      }
    }
    run.requireBetween(8 * 215, spells.sumMillis(), 8 * 300, "sum of creations");
    note(claim, spells);
  }

  private static long quote(Run run, Services.Line line, int region, Spells spells)
      throws IOException {
    long start = run.now();
    TariffBook book = new TariffBook(line);
    spells.add(start, run.now());
    return book.price(region);
  }

  private static long invoice(Run run, Services.Line line, int region, Spells spells)
      throws IOException {
    long start = run.now();
    TariffBook book = new TariffBook(line);
    spells.add(start, run.now());
    return book.price(region) + book.price(region + 1);
  }

  /** Rules parsed from a text, which takes a processor and no other thread or machine. */
  private static final class RuleBook {
    private final Map<String, Long> rules = new HashMap<>();

    static RuleBook load() {
      RuleBook book = new RuleBook();
      for (int chapter = 0; chapter < 10; chapter++) {
        book.rules.put("chapter-" + chapter, Work.compute(11));
      }
      return book;
    }

    int size() {
      return rules.size();
    }
  }

  private static void ruleBookPerBatch(Run run) {
    Spells spells = new Spells();
    Claim claim = run.claim(ID).key(RuleBook.class, "load");
    long checked = 0;
    for (int batch = 0; batch < 13; batch++) {
      long start = run.now();
      RuleBook book = RuleBook.load();
      spells.add(start, run.now());
      checked += book.size() + Work.compute(35);
    }
    run.require(checked != 0, "batches are checked");
    run.requireBetween(13 * 109, spells.sumMillis(), 13 * 150, "sum of loads");
    note(claim, spells);
  }

  /** A session that logs in with two requests. */
  private static final class DeskSession {
    private final byte[] ticket;

    private DeskSession(byte[] ticket) {
      this.ticket = ticket;
    }

    static DeskSession connect(Run run, int millis) throws IOException {
      try (Services.Line line = run.services().open()) {
        line.ask(millis, 300);
        return new DeskSession(line.ask(millis, 1_000));
      }
    }

    long book(int order) {
      return ticket.length + order + Work.compute(50);
    }
  }

  private static void sessionPerOrder(Run run) throws InterruptedException {
    Spells spells = new Spells();
    Claim claim = run.claim(ID).key(DeskSession.class, "connect");
    Threads.startAndJoin(
        "desk",
        2,
        () -> {
          for (int order = 0; order < 4; order++) {
            long start = run.now();
            DeskSession session = DeskSession.connect(run, 85);
            spells.add(start, run.now());
            session.book(order);
          }
        });
    run.requireBetween(8 * 170, spells.sumMillis(), 8 * 230, "sum of connects");
    note(claim.byAll(spells.threads()), spells);
  }

  /** Few calls, each so slow that a second one is already one too many. */
  private static final class CatalogClient {
    private final int entries;

    private CatalogClient(int entries) {
      this.entries = entries;
    }

    static CatalogClient create(Services services) throws IOException {
      int entries = services.get(950, 60_000).length;
      Work.compute(250);
      return new CatalogClient(entries);
    }

    long lookUp(String name) {
      return entries + name.length() + Work.compute(120);
    }
  }

  private static void catalogTwice(Run run) throws IOException {
    Spells spells = new Spells();
    Claim claim = run.claim(ID).key(CatalogClient.class, "create");
    for (String name : List.of("bolts", "nuts")) {
      long start = run.now();
      CatalogClient client = CatalogClient.create(run.services());
      spells.add(start, run.now());
      client.lookUp(name);
    }
    run.requireBetween(2_400, spells.sumMillis(), 2_800, "sum of creations");
    note(claim, spells);
  }

  private static void tariffKept(Run run) throws IOException {
    try (Services.Line line = run.services().open()) {
      TariffBook book = new TariffBook(line);
      for (int region = 0; region < 25; region++) {
        book.price(region);
      }
    }
  }

  /** Called often and slow, but work for a result each time and no creation. */
  private static void pagesAreWork(Run run) {
    List<String> pages = new ArrayList<>();
    for (int page = 0; page < 20; page++) {
      pages.add(renderPage(page));
    }
    run.require(pages.size() == 20, "all pages are rendered");
  }

  private static String renderPage(int page) {
    return page + ":" + Work.compute(40 + page * 3);
  }

  /** Created again and again, but so quickly that it does not matter. */
  private static void quickSessions(Run run) throws IOException {
    Spells spells = new Spells();
    for (int order = 0; order < 5; order++) {
      long start = run.now();
      DeskSession session = DeskSession.connect(run, 9);
      spells.add(start, run.now());
      session.book(order);
      Work.compute(200);
    }
    run.requireBetween(80, spells.allButLongestMillis(), 160, "removable time");
  }

  private static void note(Claim claim, Spells spells) {
    claim
        .count(spells.count())
        .saving(spells.allButLongestMillis())
        .from(spells.startNanos())
        .noteUntil(spells.endNanos());
  }
}
