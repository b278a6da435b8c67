package dev.debrief.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Runs a command and measures it from outside: the time by the clock; the processor time of all
 * processes by the {@code times} of the shell that starts them; and the memory by looking at the
 * processes every few milliseconds, and where GNU time is installed by the kernel's own account at
 * the end, which misses nothing.
 */
final class Measurement {
  private static final Path GNU_TIME = Path.of("/usr/bin/time");
  private static final long LOOK_MILLIS = 15;
  private static final long KIBI = 1024;
  private static final String SCRIPT =
      "report=$1; shift; \"$@\"; status=$?; times >\"$report\"; exit $status";

  private final Path directory;
  private final Duration limit;
  private final boolean gnuTime;

  /**
   * What came of a run.
   *
   * @param usage what it used; empty if it failed or took too long
   * @param remark why there is no usage
   * @param limitSeconds how long it was let run if it took too long, else 0
   */
  record Outcome(Optional<Usage> usage, String remark, double limitSeconds) {
    static Outcome done(Usage usage) {
      return new Outcome(Optional.of(usage), "", 0);
    }

    static Outcome failed(int status) {
      return new Outcome(Optional.empty(), "fails with status " + status, 0);
    }

    static Outcome tooLong(Duration limit) {
      String remark = "more than " + limit.toSeconds() + " s";
      return new Outcome(Optional.empty(), remark, limit.toMillis() / 1e3);
    }

    boolean failed() {
      return usage.isEmpty() && limitSeconds == 0;
    }
  }

  /**
   * @param directory for reports and logs
   * @param limit how long a command may take
   */
  Measurement(Path directory, Duration limit) {
    this(directory, limit, hasGnuTime());
  }

  Measurement(Path directory, Duration limit, boolean gnuTime) {
    this.directory = directory;
    this.limit = limit;
    this.gnuTime = gnuTime;
  }

  private static boolean hasGnuTime() {
    if (!Files.isExecutable(GNU_TIME)) {
      return false;
    }
    try {
      Process process =
          new ProcessBuilder(GNU_TIME.toString(), "-f", "%M", "true")
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Runs a command to its end.
   *
   * @param environment variables to set; an empty value removes one
   * @param name of its log
   */
  Outcome run(List<String> command, Map<String, String> environment, String name)
      throws IOException, InterruptedException {
    Path times = directory.resolve("times.txt");
    Path memory = directory.resolve("memory.txt");
    Files.deleteIfExists(times);
    Files.deleteIfExists(memory);
    ProcessBuilder builder = new ProcessBuilder(wrapped(command, times, memory));
    environment.forEach((key, value) -> set(builder.environment(), key, value));
    builder.redirectErrorStream(true).redirectOutput(directory.resolve(name + ".log").toFile());
    long start = System.nanoTime();
    Process process = builder.start();
    // Whoever ends the comparison does not want its child to go on.
    Thread ending = new Thread(() -> end(process.toHandle()));
    Runtime.getRuntime().addShutdownHook(ending);
    Outcome outcome = watch(process, start, times, memory);
    try {
      Runtime.getRuntime().removeShutdownHook(ending);
    } catch (IllegalStateException e) {
      return Outcome.failed(process.exitValue()); // The end has come already.
    }
    return outcome;
  }

  private Outcome watch(Process process, long start, Path times, Path memory)
      throws IOException, InterruptedException {
    ProcessTree tree = new ProcessTree(process.toHandle(), gnuTime ? 2 : 1);
    while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
      tree.look();
      if (System.nanoTime() - start > limit.toNanos()) {
        end(process.toHandle());
        process.waitFor();
        return Outcome.tooLong(limit);
      }
    }
    double wall = (System.nanoTime() - start) / 1e9;
    if (process.exitValue() != 0) {
      return Outcome.failed(process.exitValue());
    }
    long peak = Math.max(tree.peakBytes(), reportedPeak(memory));
    return Outcome.done(new Usage(wall, cpuSeconds(times), peak));
  }

  private static void set(Map<String, String> environment, String key, String value) {
    if (value.isEmpty()) {
      environment.remove(key);
    } else {
      environment.put(key, value);
    }
  }

  private List<String> wrapped(List<String> command, Path times, Path memory) {
    List<String> wrapped = new ArrayList<>(List.of("/bin/sh", "-c", SCRIPT, "sh"));
    wrapped.add(times.toString());
    if (gnuTime) {
      wrapped.addAll(List.of(GNU_TIME.toString(), "-f", "%M", "-o", memory.toString()));
    }
    wrapped.addAll(command);
    return wrapped;
  }

  private static void end(ProcessHandle process) {
    List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
    all.add(process);
    all.forEach(ProcessHandle::destroyForcibly);
  }

  private static long reportedPeak(Path memory) throws IOException {
    if (!Files.exists(memory)) {
      return 0;
    }
    List<String> lines = Files.readAllLines(memory);
    return Long.parseLong(lines.get(lines.size() - 1).strip()) * KIBI;
  }

  private static double cpuSeconds(Path times) throws IOException {
    return cpuSeconds(Files.readAllLines(times));
  }

  /** Returns the seconds of the children from what the shell's {@code times} prints. */
  static double cpuSeconds(List<String> times) {
    double seconds = 0;
    for (String word : times.get(1).strip().split("\\s+", -1)) {
      int minutes = word.indexOf('m');
      seconds += 60 * Double.parseDouble(word.substring(0, minutes));
      seconds += Double.parseDouble(word.substring(minutes + 1).replace("s", "").replace(',', '.'));
    }
    return seconds;
  }
}
