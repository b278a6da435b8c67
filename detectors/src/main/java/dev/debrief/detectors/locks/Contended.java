package dev.debrief.detectors.locks;

import dev.debrief.detectors.Threshold;
import dev.debrief.detectors.Thresholds;
import dev.debrief.timeline.WaitKind;
import java.util.List;

/** When blocked threads are worth a finding. */
final class Contended {
  /** What users may set. */
  static final List<Threshold> THRESHOLDS =
      List.of(
          Threshold.millis("leastBlocked", 200, "blocked time of all threads together"),
          Threshold.count("leastThreads", 2, "threads that were blocked"),
          Threshold.millis("longBlock", 500, "one wait that counts however few threads wait"),
          Threshold.percent("leastShare", 2, "blocked time as part of the recording"));

  private Contended() {}

  /** Returns whether threads were blocked for long enough. */
  static boolean test(Thresholds thresholds, Blocking blocking, LockGroup group) {
    boolean several =
        group.nanos() >= thresholds.nanos("leastBlocked")
            && group.threads().size() >= thresholds.count("leastThreads");
    boolean oneLong = group.longest().get(0).nanos() >= thresholds.nanos("longBlock");
    return (several || oneLong) && blocking.share(group) >= thresholds.share("leastShare");
  }

  /** Returns whether it is a lock or monitor at which threads were blocked for long enough. */
  static boolean lock(Thresholds thresholds, Blocking blocking, LockGroup group) {
    boolean lock = group.kind() == WaitKind.MONITOR || group.kind() == WaitKind.LOCK;
    return lock && test(thresholds, blocking, group);
  }

  /** Returns whether it is a pool for whose things threads waited long enough. */
  static boolean pool(Thresholds thresholds, Blocking blocking, LockGroup group) {
    boolean pool = group.kind() != WaitKind.MONITOR && group.kind() != WaitKind.LOCK;
    return pool && test(thresholds, blocking, group);
  }
}
