package dev.debrief.benchmarks.recording;

import java.util.List;

/** What the threads of a web server do, with all the stacks in which they do it. */
final class Habits {
  private static final List<String> CPU_LEAVES =
      List.of("cpu-own", "cpu-map", "cpu-list", "cpu-stream", "cpu-text", "cpu-json");

  private static final String MISSING = "com.example.shop.order.domain.OrderNotFoundException";
  private static final String PROXY = "com.example.shop.pricing.service.PriceServiceProxy";

  private final CodeBase code;
  private final KnownStacks known;
  private final StackBook book;
  private final int stacks;

  /**
   * @param stacks how many stacks there are, about
   */
  Habits(CodeBase code, KnownStacks known, StackBook book, int stacks) {
    this.code = code;
    this.known = known;
    this.book = book;
    this.stacks = stacks;
  }

  /** Returns what threads that answer requests wait for. */
  List<Habit> requestWaits() {
    return List.of(
        wait(Activity.SOCKET_READ, "http", "socket-read", 0.22),
        wait(Activity.SOCKET_WRITE, "http", "socket-write", 0.12),
        idle("http-idle", "http-idle", 0.16),
        wait(Activity.PARK, "http", "future", 0.08),
        wait(Activity.PARK, "http", "lock", 0.10),
        wait(Activity.PARK, "http", "queue", 0.06),
        wait(Activity.MONITOR_ENTER, "http", "monitor-enter", 0.13),
        wait(Activity.FILE_READ, "http", "file-read", 0.08),
        wait(Activity.FILE_WRITE, "http", "file-write", 0.05));
  }

  /** Returns what threads of a pool wait for. */
  List<Habit> poolWaits() {
    return List.of(
        idle("pool-idle", "pool-idle", 0.20),
        wait(Activity.PARK, "pool", "latch", 0.12),
        wait(Activity.MONITOR_WAIT, "pool", "monitor-wait", 0.18),
        wait(Activity.SLEEP, "pool", "sleep", 0.10),
        wait(Activity.FILE_READ, "pool", "file-read", 0.12),
        wait(Activity.FILE_WRITE, "pool", "file-write", 0.08),
        wait(Activity.SOCKET_READ, "pool", "socket-read", 0.10),
        wait(Activity.MONITOR_ENTER, "pool", "monitor-enter", 0.10));
  }

  /** Returns what the workers of a fork-join pool wait for. */
  List<Habit> forkJoinWaits() {
    return List.of(
        idle("fork-join-idle", "fork-join-idle", 0.5),
        wait(Activity.PARK, "fork-join", "future", 0.3),
        wait(Activity.MONITOR_ENTER, "fork-join", "monitor-enter", 0.2));
  }

  /** Returns what a thread waits for that only looks after something now and then. */
  List<Habit> timerWaits() {
    return List.of(wait(Activity.SLEEP, "pool", "sleep", 1));
  }

  /** Returns what the first thread waits for. */
  List<Habit> mainWaits() {
    return List.of(wait(Activity.SLEEP, "main", "sleep", 1));
  }

  /** Returns what the sampler sees of threads that begin in a certain way. */
  List<Habit> samples(String root) {
    double share = root.equals("http") ? 0.22 : 0.07;
    return CPU_LEAVES.stream()
        .map(leaf -> cpu(Activity.SAMPLE, root, leaf, "", 1.0 / CPU_LEAVES.size(), share))
        .toList();
  }

  /** Returns what threads do that begin in a certain way. */
  List<Habit> work(String root) {
    return List.of(
        cpu(Activity.ALLOCATION, root, "cpu-map", "java.util.HashMap$Node", 0.3, 0.02),
        cpu(Activity.ALLOCATION, root, "cpu-list", "[Ljava/lang/Object;", 0.2, 0.02),
        cpu(Activity.ALLOCATION, root, "cpu-text", "[B", 0.2, 0.02),
        cpu(Activity.ALLOCATION, root, "cpu-json", "java.lang.String", 0.15, 0.02),
        cpu(Activity.LARGE_ALLOCATION, root, "cpu-stream", "[B", 0.1, 0.02),
        cpu(Activity.EXCEPTION, root, "cpu-own", MISSING, 0.04, 0.01),
        cpu(Activity.CLASS_LOAD, root, "cpu-own", PROXY, 0.002, 0.01));
  }

  /** Returns the samples of a thread that waits for connections. */
  Habit polling(String root) {
    return new Habit(Activity.NATIVE_SAMPLE, book.addIdle(root, "epoll"), 0, 1);
  }

  private Habit cpu(
      Activity activity, String root, String leaf, String subject, double weight, double share) {
    int count = (int) (stacks * share / (activity == Activity.SAMPLE ? CPU_LEAVES.size() : 1));
    int type = subject.isEmpty() ? 0 : code.classNumber(subject);
    return new Habit(activity, book.add(root, leaf, count), type, weight);
  }

  private Habit wait(Activity activity, String root, String leaf, double weight) {
    String subject = known.leaf(leaf).subject();
    int type = subject.isEmpty() ? 0 : code.classNumber(subject);
    double share = root.equals("http") ? 0.35 : weight == 1 ? 0.002 : 0.15;
    int count = (int) (stacks * weight * share);
    return new Habit(activity, book.add(root, leaf, count), type, weight);
  }

  private Habit idle(String root, String leaf, double weight) {
    int type = code.classNumber(known.leaf(leaf).subject());
    return new Habit(Activity.PARK, book.addIdle(root, leaf), type, weight);
  }
}
