package dev.debrief.timeline;

import dev.debrief.jfr.Frame;
import dev.debrief.jfr.IntervalKind;
import dev.debrief.jfr.SampleKind;
import dev.debrief.jfr.StackTrace;
import dev.debrief.jfr.ThreadState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Says what a thread waited for, from the kind of event, the class waited on and the frames.
 * Answers for stacks are remembered, because few stacks make most of the samples. Safe for use by
 * several threads.
 */
final class WaitClassifier {
  /** A consumer's loop is called from its {@code run} within this many frames. */
  private static final int MAIN_LOOP_FRAMES = 6;

  private static final int REMEMBERED_STACKS = 50_000;

  private final WaitFrames table;
  private final Map<StackTrace, Answer> answers = new ConcurrentHashMap<>();

  /** What the frames alone say. */
  private record Answer(@Nullable WaitKind kind, boolean blockedInNative, boolean javaFrames) {}

  WaitClassifier(WaitFrames table) {
    this.table = table;
  }

  /** Returns what a sampled thread waited for, null if it ran. */
  @Nullable WaitKind sample(SampleKind kind, ThreadState state, StackTrace stack) {
    boolean waits = state == ThreadState.SLEEPING || state == ThreadState.WAITING;
    if (!waits && kind != SampleKind.NATIVE) {
      return null;
    }
    Answer answer = answer(stack);
    if (!waits && !answer.blockedInNative()) {
      return null;
    }
    if (answer.kind() != null) {
      return answer.kind();
    }
    // Threads of the VM have nothing but native frames, and wait when there is nothing to do.
    return answer.javaFrames() || stack.isEmpty() ? WaitKind.PARK : WaitKind.SYS_IDLE;
  }

  /** Returns what the thread of a blocking interval, or of a pause, waited for. */
  WaitKind interval(IntervalKind kind, String subject, StackTrace stack) {
    return switch (kind) {
      case MONITOR_ENTER -> WaitKind.MONITOR;
      case MONITOR_WAIT -> wait(subject, stack, WaitKind.OBJECT_WAIT);
      case PARK -> wait(subject, stack, WaitKind.PARK);
      case SLEEP -> idleOr(stack, WaitKind.SLEEP);
      case SOCKET_READ -> WaitKind.SOCKET_READ;
      case SOCKET_WRITE -> WaitKind.SOCKET_WRITE;
      case FILE_READ -> WaitKind.FILE_READ;
      case FILE_WRITE -> WaitKind.FILE_WRITE;
      case FILE_FORCE -> WaitKind.FILE_FORCE;
      case GC_PAUSE -> WaitKind.GC_PAUSE;
      case PINNED, CLASS_LOAD, METHOD_TRACE, SYSTEM_GC ->
          throw new IllegalArgumentException(kind + " is not a wait");
    };
  }

  private WaitKind wait(String subject, StackTrace stack, WaitKind otherwise) {
    Optional<WaitKind> byClass = table.matchClass(subject);
    boolean classInit = byClass.filter(kind -> kind == WaitKind.CLASS_INIT).isPresent();
    if (classInit && !callsObjectWait(stack)) {
      return WaitKind.CLASS_INIT;
    }
    if (classInit) {
      byClass = Optional.empty();
    }
    WaitKind byFrames = answer(stack).kind();
    return byFrames != null ? byFrames : byClass.orElse(otherwise);
  }

  /** The VM waits for a class on an {@code int[]}, but so may a program, and then it calls wait. */
  private static boolean callsObjectWait(StackTrace stack) {
    return stack.frames().stream()
        .limit(1)
        .anyMatch(
            leaf ->
                leaf.className().equals("java.lang.Object")
                    && leaf.methodName().startsWith("wait"));
  }

  private WaitKind idleOr(StackTrace stack, WaitKind otherwise) {
    WaitKind byFrames = answer(stack).kind();
    return byFrames != null && byFrames.idle() ? byFrames : otherwise;
  }

  private Answer answer(StackTrace stack) {
    Answer known = answers.get(stack);
    if (known != null) {
      return known;
    }
    if (answers.size() >= REMEMBERED_STACKS) {
      answers.clear();
    }
    Answer answer =
        new Answer(
            table.match(stack).map(match -> refine(match, stack)).orElse(null),
            table.blockedInNative(stack),
            stack.frames().stream().anyMatch(frame -> !WaitFrames.isNativeCode(frame)));
    answers.put(stack, answer);
    return answer;
  }

  /** A take or a select in a thread's main loop waits for work, elsewhere for an answer. */
  private static WaitKind refine(WaitFrames.Match match, StackTrace stack) {
    return switch (match.kind()) {
      case QUEUE -> isMainLoop(match, stack) ? WaitKind.QUEUE_IDLE : WaitKind.QUEUE;
      case IO_WAIT -> isMainLoop(match, stack) ? WaitKind.SYS_IDLE : WaitKind.IO_WAIT;
      default -> match.kind();
    };
  }

  private static boolean isMainLoop(WaitFrames.Match match, StackTrace stack) {
    List<Frame> frames = stack.frames();
    String call = frames.get(match.depth()).methodName();
    if (call.startsWith("put") || call.startsWith("offer")) {
      return false; // The queue is full: the thread is kept from its work.
    }
    if (frames.get(frames.size() - 1).methodName().equals("main")) {
      return false;
    }
    int last = Math.min(frames.size() - 1, match.depth() + MAIN_LOOP_FRAMES);
    return frames.subList(match.depth() + 1, last + 1).stream()
        .anyMatch(frame -> frame.methodName().equals("run"));
  }
}
