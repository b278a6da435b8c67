package dev.debrief.testdata.labelled;

import dev.debrief.testdata.truth.TruthFile;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** One run of a program: the clock, the claims about it and the services. For use by any thread. */
final class Run {
  private final TruthFile truth;
  private final Services services;
  private final Queue<String> disturbances = new ConcurrentLinkedQueue<>();

  Run(TruthFile truth, Services services) {
    this.truth = truth;
    this.services = services;
  }

  /** Now, in epoch nanoseconds. */
  long now() {
    return truth.nanos();
  }

  Services services() {
    return services;
  }

  /** Begins the claim that there is something to find, by the calling thread and from now on. */
  Claim claim(String detector) {
    return new Claim(truth, detector);
  }

  /** Unless this holds, the run was not as planned, and its recording is made again. */
  void require(boolean condition, String plan) {
    if (!condition) {
      disturbances.add(plan);
    }
  }

  /** Unless the number is in the range, the run was not as planned. */
  void requireBetween(double least, double number, double most, String what) {
    require(
        number >= least && number <= most,
        what + " is " + number + ", not from " + least + " to " + most);
  }

  List<String> disturbances() {
    return List.copyOf(disturbances);
  }

  static double millis(long nanos) {
    return nanos / 1e6;
  }
}
