package dev.debrief.testdata.labelled;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** Exceptions as a way of saying something ordinary. */
final class ExceptionStormScenarios {
  private static final String ID = "exception-storm";
  private static final long LENGTH_NANOS = 2_700_000_000L;

  private ExceptionStormScenarios() {}

  static List<Scenario> scenarios() {
    return List.of(
        Scenario.positive(ID, "cells", ExceptionStormScenarios::parsesCells).on(17, 25),
        Scenario.positive(ID, "lookups", ExceptionStormScenarios::looksUpDeeply).on(25),
        Scenario.positive(ID, "end-of-list", ExceptionStormScenarios::runsOverTheEnd).on(17),
        Scenario.nearMiss(ID, "now-and-then", ExceptionStormScenarios::nowAndThen).on(25),
        Scenario.nearMiss(ID, "burst", ExceptionStormScenarios::burstAtTheStart).on(17),
        Scenario.nearMiss(ID, "reused", ExceptionStormScenarios::reusedSignal).on(25));
  }

  private static void parsesCells(Run run) {
    String[] cells = {"12", "n/a", "7.5", "", "-", "19"};
    Claim claim = run.claim(ID).key(ExceptionStormScenarios.class, "isNumber");
    long thrown = 0;
    long end = run.now() + LENGTH_NANOS;
    for (int i = 0; run.now() < end; i++) {
      thrown += isNumber(cells[i % cells.length]) ? 0 : 1;
      Work.compute(0.02);
    }
    note(run, claim, thrown);
  }

  private static boolean isNumber(String cell) {
    try {
      return Integer.parseInt(cell) != Integer.MIN_VALUE;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** Something that is not there. */
  private static final class MissingEntryException extends Exception {
    MissingEntryException(String name) {
      super(name);
    }
  }

  private static void looksUpDeeply(Run run) {
    Claim claim =
        run.claim(ID)
            .key(ExceptionStormScenarios.class, "entry")
            .orKey("MissingEntryException.<init>", "ExceptionStormScenarios.hasEntry");
    long thrown = 0;
    long end = run.now() + LENGTH_NANOS;
    while (run.now() < end) {
      thrown += hasEntry("absent") ? 0 : 1;
      Work.compute(0.05);
    }
    note(run, claim, thrown);
  }

  private static boolean hasEntry(String name) {
    try {
      return entry(name, 24) > 0;
    } catch (MissingEntryException e) {
      return false;
    }
  }

  private static int entry(String name, int depth) throws MissingEntryException {
    if (depth > 0) {
      return entry(name, depth - 1) + 1;
    }
    if (name.startsWith("absent")) {
      throw new MissingEntryException(name);
    }
    return 1;
  }

  private static void runsOverTheEnd(Run run) {
    List<Integer> list = List.of(3, 1, 4, 1, 5);
    Claim claim = run.claim(ID).key(ExceptionStormScenarios.class, "sum");
    long thrown = 0;
    long sum = 0;
    long end = run.now() + LENGTH_NANOS;
    while (run.now() < end) {
      sum += sum(list);
      thrown++;
      Work.compute(0.03);
    }
    run.require(sum == thrown * 14, "sums are right");
    note(run, claim, thrown);
  }

  private static int sum(List<Integer> list) {
    int sum = 0;
    Iterator<Integer> elements = list.iterator();
    try {
      while (true) {
        sum += elements.next();
      }
    } catch (NoSuchElementException e) {
      return sum;
    }
  }

  private static void note(Run run, Claim claim, long thrown) {
    run.require(thrown > 5_500, thrown + " exceptions are thrown");
    claim.count(thrown).note();
  }

  /** Exceptions for what is exceptional. */
  private static void nowAndThen(Run run) {
    long thrown = 0;
    for (int i = 0; i < 120; i++) {
      thrown += hasEntry("absent") ? 0 : 1;
      Work.compute(17);
    }
    run.require(thrown == 120, "all are thrown");
  }

  private static void burstAtTheStart(Run run) {
    long thrown = 0;
    for (int i = 0; i < 300; i++) {
      thrown += hasEntry("absent") ? 0 : 1;
    }
    Work.compute(2_100);
    run.require(thrown == 300, "all are thrown");
  }

  /** Thrown often, but made once: nothing is constructed and no stack is walked. */
  private static final class EndOfInput extends RuntimeException {
    @SuppressWarnings("StaticAssignmentOfThrowable") // to be made only once
    static final EndOfInput SIGNAL = new EndOfInput();

    private EndOfInput() {
      super("end of input", null, false, false);
    }
  }

  private static void reusedSignal(Run run) {
    long caught = 0;
    long end = run.now() + 2_100_000_000L;
    while (run.now() < end) {
      caught += endsHere() ? 1 : 0;
      Work.compute(0.05);
    }
    run.require(caught > 3_000, caught + " are caught");
  }

  private static boolean endsHere() {
    try {
      throw EndOfInput.SIGNAL;
    } catch (EndOfInput e) {
      return true;
    }
  }
}
