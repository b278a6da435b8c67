package dev.debrief.testdata.labelled;

import dev.debrief.testdata.truth.TruthFile;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A finding that a good detector reports; its fields are in {@code testdata/README.md}. */
final class Claim {
  private final TruthFile truth;
  private final Map<String, Object> details = new TreeMap<>();
  private Thread thread = Thread.currentThread();
  private long startNanos;

  Claim(TruthFile truth, String detector) {
    this.truth = truth;
    this.startNanos = truth.nanos();
    details.put("detector", detector);
    details.put("key", "");
  }

  /** The key frame is this method; {@code <init>} is a constructor. */
  Claim key(Class<?> type, String method) {
    details.put("key", type.getSimpleName() + "." + method);
    return this;
  }

  /** Frames, as simple class and method, that are as good a key. */
  Claim orKey(String... frames) {
    details.put("otherKeys", List.of(frames));
    return this;
  }

  /** The pool or group of threads that it is about, by the name of one of its threads. */
  Claim pool(String threadName) {
    details.put("pool", threadName);
    return this;
  }

  /** It is about this thread, not about the one that began the claim. */
  Claim by(Thread other) {
    thread = other;
    return this;
  }

  /** It is about several threads. */
  Claim byAll(List<String> threadNames) {
    details.put("threads", threadNames);
    return this;
  }

  Claim awaited(String threadName) {
    details.put("awaited", threadName);
    return this;
  }

  Claim count(long calls) {
    details.put("count", calls);
    return this;
  }

  Claim saving(double millis) {
    details.put("savingMillis", Math.round(millis * 10) / 10.0);
    return this;
  }

  Claim detail(String name, Object value) {
    details.put(name, value);
    return this;
  }

  Claim from(long epochNanos) {
    startNanos = epochNanos;
    return this;
  }

  /** Notes the claim, which ends now. */
  void note() {
    noteUntil(truth.nanos());
  }

  void noteUntil(long endNanos) {
    truth.add(new TruthFile.Fact("finding", thread, startNanos, endNanos, Map.copyOf(details)));
  }
}
