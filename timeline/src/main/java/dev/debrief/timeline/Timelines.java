package dev.debrief.timeline;

/** Second pass over a recording: hands out windows in time order. */
public final class Timelines {
  private Timelines() {}
}
