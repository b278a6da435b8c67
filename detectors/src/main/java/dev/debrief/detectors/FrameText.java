package dev.debrief.detectors;

import dev.debrief.jfr.Frame;
import dev.debrief.jfr.StackTrace;
import dev.debrief.timeline.frames.GeneratedNames;
import dev.debrief.timeline.frames.InApp;
import dev.debrief.timeline.query.FrameMemo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Frames as people read them and as fingerprints need them, and which of them are the
 * application's. Remembers classes; not safe for use by several threads.
 */
public final class FrameText {
  private record Known(String stable, boolean inApp) {}

  private final InApp inApp;
  private final Map<String, Known> classes = new HashMap<>();
  private final FrameMemo<Boolean> inAppFrames = new FrameMemo<>(this::inApp);

  /** Takes what tells the application's classes from others. */
  public FrameText(InApp inApp) {
    this.inApp = inApp;
  }

  private Known known(String className) {
    Known known = classes.get(className);
    if (known == null) {
      String stable = GeneratedNames.stableClass(className);
      known = new Known(stable, inApp.test(stable));
      classes.put(className, known);
    }
    return known;
  }

  /** Returns whether a frame is the application's. */
  public boolean inApp(Frame frame) {
    return frame.isJava() && known(frame.className()).inApp;
  }

  /** Returns whether the frame at a depth of a stack is the application's. */
  public boolean inApp(StackTrace stack, int depth) {
    return inAppFrames.of(stack, depth);
  }

  /** Returns the application's frame that is nearest to the leaf, empty if there is none. */
  public Optional<Frame> firstInApp(StackTrace stack) {
    int depth = firstInAppDepth(stack, 0);
    return depth < 0 ? Optional.empty() : Optional.of(stack.frame(depth));
  }

  /** Returns the depth of the first application frame from a depth on, -1 if there is none. */
  public int firstInAppDepth(StackTrace stack, int from) {
    for (int depth = from; depth < stack.depth(); depth++) {
      if (inApp(stack, depth)) {
        return depth;
      }
    }
    return -1;
  }

  /** Returns the class of a frame, with its package and without what differs from run to run. */
  public String className(Frame frame) {
    return known(frame.className()).stable;
  }

  /** Returns {@code package.Class.method}: equal in every run. For fingerprints. */
  public String qualified(Frame frame) {
    String className = className(frame);
    return className.isEmpty() ? methodName(frame) : className + "." + methodName(frame);
  }

  /** Returns {@code Class.method} without the package. For titles. */
  public String simple(Frame frame) {
    String className = className(frame);
    String simple = className.substring(className.lastIndexOf('.') + 1);
    return simple.isEmpty() ? methodName(frame) : simple + "." + methodName(frame);
  }

  /** Returns {@code Class.method:line}, without the line if it is not known. For evidence. */
  public String place(Frame frame) {
    return frame.lineNumber() > 0 ? simple(frame) + ":" + frame.lineNumber() : simple(frame);
  }

  private static String methodName(Frame frame) {
    return GeneratedNames.stableMethod(frame.methodName());
  }

  /** Returns the application's frames of a stack, leaf first, as {@link #qualified}. */
  public List<String> path(StackTrace stack) {
    return stack.frames().stream().filter(this::inApp).map(this::qualified).toList();
  }
}
