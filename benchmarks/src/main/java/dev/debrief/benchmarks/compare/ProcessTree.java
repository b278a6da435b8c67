package dev.debrief.benchmarks.compare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The resident memory of a command's processes, looked at again and again. Linux keeps for each
 * process the highest amount that it ever had; of processes that live side by side these are added
 * up, which is at most too much.
 */
final class ProcessTree {
  private static final String HIGHEST = "VmHWM:";
  private static final long KIBI = 1024;

  private final ProcessHandle root;
  private final int wrappers;
  private long peakBytes;

  /**
   * @param wrappers how many generations, the root's own first, only start the command
   */
  ProcessTree(ProcessHandle root, int wrappers) {
    this.root = root;
    this.wrappers = wrappers;
  }

  /** Looks at the processes that live now. */
  void look() {
    List<ProcessHandle> first = List.of(root);
    for (int i = 0; i < wrappers; i++) {
      first = first.stream().flatMap(ProcessHandle::children).toList();
    }
    long sum =
        first.stream()
            .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
            .mapToLong(process -> highest(process.pid()))
            .sum();
    peakBytes = Math.max(peakBytes, sum);
  }

  /** Returns the most that was seen, in bytes; 0 where the system does not tell. */
  long peakBytes() {
    return peakBytes;
  }

  private static long highest(long pid) {
    try {
      return highest(Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")));
    } catch (IOException | UncheckedIOException e) {
      return 0; // The process has just ended.
    }
  }

  /** Returns the highest resident memory that a status file tells of, 0 if it has none. */
  static long highest(List<String> status) {
    return status.stream()
        .filter(line -> line.startsWith(HIGHEST))
        .map(line -> line.substring(HIGHEST.length()).replace("kB", "").strip())
        .mapToLong(number -> Long.parseLong(number) * KIBI)
        .findFirst()
        .orElse(0);
  }
}
