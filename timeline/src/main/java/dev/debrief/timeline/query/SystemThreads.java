package dev.debrief.timeline.query;

import dev.debrief.timeline.TimelineThread;
import java.util.List;
import java.util.Set;

/** The JVM's own threads, told by their names. */
final class SystemThreads {
  private static final Set<String> NAMES =
      Set.of(
          "Reference Handler",
          "Finalizer",
          "Signal Dispatcher",
          "Common-Cleaner",
          "Service Thread",
          "Monitor Deflation Thread",
          "Notification Thread",
          "Attach Listener",
          "DestroyJavaVM",
          "Sweeper thread",
          "VM Thread",
          "VM Periodic Task Thread",
          "Keep-Alive-Timer",
          "process reaper",
          "GC pauses",
          "Cleaner-0",
          "VirtualThread-unblocker",
          "ForkJoinPool.commonPool-delayScheduler",
          "CompletableFutureDelayScheduler");

  private static final List<String> PREFIXES =
      List.of(
          "JFR ",
          "C1 CompilerThread",
          "C2 CompilerThread",
          "GC Thread#",
          "G1 ",
          "ZGC",
          "Shenandoah",
          "ParGC",
          "ParallelGC",
          "VirtualThread-unparker",
          "VirtualThread-unblocker",
          "RMI ",
          "JMX ",
          "process reaper");

  private SystemThreads() {}

  static boolean contains(TimelineThread thread) {
    return NAMES.contains(thread.name()) || PREFIXES.stream().anyMatch(thread.name()::startsWith);
  }
}
