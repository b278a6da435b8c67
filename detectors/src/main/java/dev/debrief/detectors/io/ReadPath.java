package dev.debrief.detectors.io;

import dev.debrief.detectors.FrameText;
import dev.debrief.jfr.Frame;
import dev.debrief.jfr.StackTrace;
import java.util.ArrayList;
import java.util.List;

/**
 * The way through the application that led to a read.
 *
 * @param key equal for reads of the same calls: methods and call sites, but of the method that
 *     reads only its name, because one exchange may read at several of its lines
 * @param frame the application's method that reads
 * @param methods the application's methods, the reading one first
 * @param pooled whether a worker of a pool runs it
 * @param answer whether the beginning of an answer is read, as opposed to more of one
 * @param stack of one such read
 */
record ReadPath(
    String key,
    Frame frame,
    List<String> methods,
    boolean pooled,
    boolean answer,
    StackTrace stack) {
  private static final List<String> POOLS =
      List.of(
          "java.util.concurrent.ThreadPoolExecutor.runWorker",
          "java.util.concurrent.ForkJoinPool.runWorker",
          "java.util.concurrent.ForkJoinTask.doExec",
          "org.apache.tomcat.util.threads.ThreadPoolExecutor.runWorker",
          "org.eclipse.jetty.util.thread.QueuedThreadPool.runJob",
          "org.jboss.threads.EnhancedQueueExecutor$ThreadBody.run");

  /** Methods of HTTP clients that read the first line and the headers. */
  private static final List<String> ANSWERS =
      List.of(
          "parseHTTP",
          "parseHTTPHeader",
          "receiveResponseHeader",
          "readResponseHeaders",
          "parseHead",
          "readStatusLine");

  /** What a stack is that has nothing of the application. */
  static final ReadPath NONE =
      new ReadPath(
          "",
          new Frame("", "none", "", Frame.UNKNOWN_LINE, Frame.Type.UNKNOWN),
          List.of(),
          false,
          false,
          StackTrace.EMPTY);

  ReadPath {
    methods = List.copyOf(methods);
  }

  static ReadPath of(FrameText frames, StackTrace stack) {
    int first = frames.firstInAppDepth(stack, 0);
    if (first < 0) {
      return NONE;
    }
    StringBuilder key = new StringBuilder(frames.qualified(stack.frame(first)));
    List<String> methods = new ArrayList<>();
    boolean pooled = false;
    for (int depth = first; depth < stack.depth(); depth++) {
      Frame frame = stack.frame(depth);
      if (frames.inApp(stack, depth)) {
        methods.add(frames.qualified(frame));
        if (depth > first) {
          key.append('<').append(frames.qualified(frame)).append(':').append(frame.lineNumber());
        }
      } else {
        pooled |= POOLS.contains(frame.className() + '.' + frame.methodName());
      }
    }
    boolean answer =
        stack.frames().subList(0, first).stream()
            .anyMatch(frame -> ANSWERS.contains(frame.methodName()));
    // One string for equal keys, because maps compare them for every read.
    String one = key.toString().intern();
    return new ReadPath(one, stack.frame(first), methods, pooled, answer, stack);
  }

  /** Returns whether another path began in the same calls, but went another way. */
  boolean branchesFrom(ReadPath other) {
    if (key.equals(other.key) || methods.isEmpty() || other.methods.isEmpty()) {
      return false;
    }
    String root = methods.get(methods.size() - 1);
    return root.equals(other.methods.get(other.methods.size() - 1));
  }
}
