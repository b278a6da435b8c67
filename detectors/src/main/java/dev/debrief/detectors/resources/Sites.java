package dev.debrief.detectors.resources;

import dev.debrief.detectors.FrameText;
import dev.debrief.jfr.Frame;
import dev.debrief.jfr.StackTrace;
import java.util.Optional;
import java.util.Set;

/** The place in a stack that is to blame. */
final class Sites {
  private static final Set<String> PLATFORM = Set.of("java", "javax", "jdk", "sun", "com.sun");

  private Sites() {}

  /**
   * Returns the application's frame nearest to the leaf, else the nearest frame outside the JDK,
   * else the leaf; empty for an empty stack.
   */
  static Optional<Frame> of(FrameText text, StackTrace stack) {
    int depth = depth(text, stack);
    return depth < 0 ? Optional.empty() : Optional.of(stack.frame(depth));
  }

  /** Returns the depth of that frame, -1 for an empty stack. */
  static int depth(FrameText text, StackTrace stack) {
    int inApp = text.firstInAppDepth(stack, 0);
    if (inApp >= 0) {
      return inApp;
    }
    for (int depth = 0; depth < stack.depth(); depth++) {
      if (stack.frame(depth).isJava() && !ofPlatform(stack.frame(depth).className())) {
        return depth;
      }
    }
    return stack.isEmpty() ? -1 : 0;
  }

  /** Returns whether a class belongs to the JDK. */
  static boolean ofPlatform(String className) {
    int first = className.indexOf('.');
    int second = className.indexOf('.', first + 1);
    return (first > 0 && PLATFORM.contains(className.substring(0, first)))
        || (second > 0 && PLATFORM.contains(className.substring(0, second)));
  }
}
