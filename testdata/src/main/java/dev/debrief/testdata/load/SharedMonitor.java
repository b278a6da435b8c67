package dev.debrief.testdata.load;

/** Monitors on which all workers meet. */
enum SharedMonitor {
  WAITED_FOR,
  CONTENDED;

  /** Wakes one waiting thread and waits for the next one to come, at most a millisecond. */
  @SuppressWarnings("WaitNotInLoop") // waits for the sake of waiting
  synchronized void notifyAndWait() throws InterruptedException {
    notify();
    wait(1);
  }

  /** Gives the processor away while holding the monitor, so that others run into it. */
  synchronized void holdWhileYielding() throws InterruptedException {
    Thread.sleep(0);
  }
}
