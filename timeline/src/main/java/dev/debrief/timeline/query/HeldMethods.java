package dev.debrief.timeline.query;

import dev.debrief.jfr.Frame;
import dev.debrief.jfr.StackTrace;
import java.util.ArrayList;
import java.util.List;

/** Finds out which chosen methods stacks hold, and by which path they were called. */
final class HeldMethods {
  /** What a stack holds that may lack frames at its root, and has no chosen method in the rest. */
  static final Held[] UNKNOWN = new Held[0];

  /** What a stack holds in which no chosen method is. */
  static final Held[] NONE = new Held[0];

  /** More methods in one stack are not followed. */
  private static final int MOST = 16;

  private final MethodChoice choice;

  /**
   * A chosen method in a stack: the frame of it that is nearest to the root.
   *
   * @param path a hash of the frames below it: of 64 bits, so that two never meet
   */
  record Held(int method, int depth, long path, StackTrace stack) {
    /** Returns whether both may be parts of one call. */
    boolean sameCall(Held other) {
      if (method != other.method) {
        return false;
      }
      return path == other.path
          || ((stack.truncated() || other.stack.truncated()) && sameVisiblePath(other));
    }

    /** Where a recorder cut stacks off, what is left of both paths must be equal. */
    private boolean sameVisiblePath(Held other) {
      int compared = Math.min(stack.depth() - depth, other.stack.depth() - other.depth);
      for (int i = 1; i < compared; i++) {
        if (!samePlace(stack.frame(depth + i), other.stack.frame(other.depth + i))) {
          return false;
        }
      }
      return compared > 1;
    }
  }

  HeldMethods(MethodChoice choice) {
    this.choice = choice;
  }

  /** Returns the chosen methods of a stack, outermost first. */
  Held[] of(StackTrace stack) {
    if (holdsAny(stack)) {
      return allOf(stack);
    }
    return Stacks.isWhole(stack) ? NONE : UNKNOWN;
  }

  /** Most stacks hold nothing, and need no path. */
  private boolean holdsAny(StackTrace stack) {
    for (int depth = stack.depth() - 1; depth >= 0; depth--) {
      if (choice.of(stack, depth) != MethodChoice.NONE) {
        return true;
      }
    }
    return false;
  }

  private Held[] allOf(StackTrace stack) {
    List<Held> held = new ArrayList<>();
    long path = 0;
    for (int depth = stack.depth() - 1; depth >= 0 && held.size() < MOST; depth--) {
      int method = choice.of(stack, depth);
      if (method != MethodChoice.NONE && !holds(held, method)) {
        held.add(new Held(method, depth, path, stack));
      }
      path = further(path, stack.frame(depth));
    }
    return held.toArray(Held[]::new);
  }

  private static boolean holds(List<Held> held, int method) {
    for (Held one : held) {
      if (one.method == method) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether two stacks begin with the same method, so that both show as much. */
  static boolean sameRoot(StackTrace one, StackTrace other) {
    if (one.isEmpty() || other.isEmpty() || one.truncated() || other.truncated()) {
      return false;
    }
    Frame root = one.frame(one.depth() - 1);
    Frame otherRoot = other.frame(other.depth() - 1);
    return root.methodName().equals(otherRoot.methodName())
        && root.className().equals(otherRoot.className());
  }

  private static long further(long path, Frame frame) {
    long hash = path * 0x9E3779B97F4A7C15L + frame.className().hashCode();
    hash = (hash ^ (hash >>> 29)) * 0xBF58476D1CE4E5B9L + frame.methodName().hashCode();
    hash = (hash ^ (hash >>> 31)) * 0x94D049BB133111EBL + frame.lineNumber();
    return hash ^ (hash >>> 30);
  }

  /** Returns whether two frames are the same place of the code, however it ran. */
  private static boolean samePlace(Frame one, Frame other) {
    return one.lineNumber() == other.lineNumber()
        && one.methodName().equals(other.methodName())
        && one.className().equals(other.className());
  }
}
