package dev.debrief.testdata.labelled;

/** What a scenario does; runs once, on the thread {@code main}. */
@FunctionalInterface
interface Program {
  void run(Run run) throws Throwable;
}
