package dev.debrief.detectors.locks;

import dev.debrief.detectors.FrameTables;
import dev.debrief.detectors.FrameText;
import dev.debrief.detectors.RunContext;
import dev.debrief.jfr.Frame;
import dev.debrief.jfr.StackTrace;
import dev.debrief.timeline.query.StackMemo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells from stacks where threads wait for locks; each stack is looked at once. */
final class LockSites {
  /** A pool's public method is called within this many of its own frames. */
  private static final int POOL_FRAMES = 3;

  private static final List<String> JDK = List.of("java.", "javax.", "jdk.", "sun.", "com.sun.");
  private static final List<String> MACHINERY =
      List.of(
          "jdk.internal.misc.",
          "sun.misc.Unsafe",
          "java.util.concurrent.locks.",
          "java.util.concurrent.Semaphore",
          "java.lang.Object");
  private static final List<String> CLASS_LOADING =
      List.of("java.lang.ClassLoader", "jdk.internal.loader.", "java.net.URLClassLoader");

  private final FrameText frames;
  private final FrameTables tables;
  private final StackMemo<LockSite> memo;
  private final Map<String, Integer> numbers = new HashMap<>();

  LockSites(RunContext context) {
    this.frames = context.frames();
    this.tables = context.tables();
    this.memo = new StackMemo<>(context.stacks(), this::look);
  }

  LockSite of(int stack) {
    return memo.of(stack);
  }

  /** Returns what a stack says. */
  LockSite of(StackTrace stack) {
    return look(stack);
  }

  /** Returns whether a frame is the JDK's. */
  static boolean isJdk(Frame frame) {
    return starts(frame, JDK);
  }

  private LockSite look(StackTrace stack) {
    int taking = first(stack, 0, frame -> !starts(frame, MACHINERY));
    int own = first(stack, taking, frame -> !starts(frame, JDK));
    int app = frames.firstInAppDepth(stack, 0);
    int site = app >= 0 ? app : own;
    Frame frame = frame(stack, site);
    int caller = first(stack, site + 1, one -> !starts(one, JDK));
    return new LockSite(
        numbers.computeIfAbsent(frames.qualified(frame), unused -> numbers.size()),
        frame,
        frame(stack, taking),
        caller < stack.depth() && caller > site ? stack.frame(caller) : frame,
        meaning(stack, taking, own));
  }

  private static Frame frame(StackTrace stack, int depth) {
    if (stack.depth() == 0) {
      return new Frame("", "unknown", "", Frame.UNKNOWN_LINE, Frame.Type.UNKNOWN);
    }
    return stack.frame(Math.min(depth, stack.depth() - 1));
  }

  private interface Test {
    boolean of(Frame frame);
  }

  /** Returns the depth of the first Java frame that passes, the stack's depth if none does. */
  private static int first(StackTrace stack, int from, Test test) {
    int depth = from;
    while (depth < stack.depth() && !(stack.frame(depth).isJava() && test.of(stack.frame(depth)))) {
      depth++;
    }
    return depth;
  }

  private static boolean starts(Frame frame, List<String> prefixes) {
    for (String prefix : prefixes) {
      if (frame.className().startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  private LockSite.Meaning meaning(StackTrace stack, int taking, int own) {
    Frame taker = frame(stack, taking);
    if (starts(taker, CLASS_LOADING) || taker.className().startsWith("jdk.jfr.")) {
      return LockSite.Meaning.QUIET;
    }
    for (int depth = own; depth < Math.min(stack.depth(), own + POOL_FRAMES); depth++) {
      if (tables.is(FrameTables.Meaning.POOL_CALL, stack.frame(depth))) {
        return LockSite.Meaning.POOL_CALL;
      }
    }
    int application = frames.firstInAppDepth(stack, 0);
    int end = application < 0 ? stack.depth() : application;
    for (int depth = taking; depth < end; depth++) {
      if (tables.is(FrameTables.Meaning.LOGGING, stack.frame(depth))) {
        return LockSite.Meaning.LOGGING;
      }
    }
    return LockSite.Meaning.OTHER;
  }
}
