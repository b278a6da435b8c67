package dev.debrief.testdata.load;

/** Nothing; it is there to be loaded. */
final class Throwaway {
  private Throwaway() {}
}
