package dev.debrief.timeline;

/** Windows as they are when many virtual threads share lanes. */
public final class Lanes {
  private Lanes() {}

  /** Returns a window in which virtual threads that did little share lanes. */
  public static Window shared(Window window) {
    return new Window(
        window.index(),
        window.startNanos(),
        window.endNanos(),
        VirtualLanes.share(window.threads()),
        window.measurements());
  }
}
