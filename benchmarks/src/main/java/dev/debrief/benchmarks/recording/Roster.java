package dev.debrief.benchmarks.recording;

import java.util.ArrayList;
import java.util.List;

/** The threads of a JVM that runs a web server. */
final class Roster {
  private static final long SYSTEM_GROUP = 1;
  private static final long MAIN_GROUP = 2;
  private static final long PROCESS_ID = 4182;

  private final List<RecordedThread> all = new ArrayList<>();
  private final RecordedThread vm;
  private final RecordedThread sampler;
  private final RecordedThread recorder;
  private final RecordedThread main;
  private final List<RecordedThread> collectors;
  private long lastJavaId;

  Roster() {
    main = java("main", MAIN_GROUP);
    for (String name :
        List.of(
            "Reference Handler",
            "Finalizer",
            "Signal Dispatcher",
            "Service Thread",
            "Monitor Deflation Thread",
            "C2 CompilerThread0",
            "C1 CompilerThread0",
            "Sweeper thread",
            "Common-Cleaner",
            "Notification Thread",
            "JFR Recorder Thread")) {
      java(name, SYSTEM_GROUP);
    }
    recorder = java("JFR Periodic Tasks", MAIN_GROUP);
    vm = nativeThread("VM Thread");
    sampler = nativeThread("JFR Thread Sampler");
    nativeThread("VM Periodic Task Thread");
    nativeThread("G1 Main Marker");
    nativeThread("G1 Conc#0");
    collectors = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      collectors.add(nativeThread("GC Thread#" + i));
    }
  }

  /** Adds threads of the application with numbers from 1 on in their names. */
  List<RecordedThread> pool(String prefix, int count) {
    List<RecordedThread> pool = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      pool.add(java(prefix + i, MAIN_GROUP));
    }
    return pool;
  }

  /** Adds one thread of the application. */
  RecordedThread single(String name) {
    return java(name, MAIN_GROUP);
  }

  List<RecordedThread> all() {
    return all;
  }

  RecordedThread main() {
    return main;
  }

  /** Returns the thread of the collector's pauses. */
  RecordedThread vm() {
    return vm;
  }

  /** Returns the thread that writes the samples of the others. */
  RecordedThread sampler() {
    return sampler;
  }

  /** Returns the thread that writes what is recorded once a second or once a chunk. */
  RecordedThread recorder() {
    return recorder;
  }

  List<RecordedThread> collectors() {
    return collectors;
  }

  private RecordedThread java(String name, long group) {
    lastJavaId++;
    return add(name, lastJavaId, group);
  }

  private RecordedThread nativeThread(String name) {
    return add(name, 0, 0);
  }

  private RecordedThread add(String name, long javaId, long group) {
    long key = all.size() + 1L;
    EventBytes buffer = new EventBytes(2 * RecordedThread.BUFFER_BYTES);
    RecordedThread thread =
        new RecordedThread(key, name, PROCESS_ID + 1 + key, javaId, group, buffer);
    all.add(thread);
    return thread;
  }

  /** Returns how many pools {@link #write} writes. */
  int poolCount() {
    return 2;
  }

  /** Writes the pools of threads and of thread groups as a checkpoint holds them. */
  void write(EventBytes out, TypeTree types) {
    out.integer(types.id("java.lang.Thread"));
    out.integer(all.size());
    for (RecordedThread thread : all) {
      out.integer(thread.key());
      out.utf8(thread.name());
      out.integer(thread.osId());
      if (thread.javaId() == 0) {
        out.noString();
      } else {
        out.utf8(thread.name());
      }
      out.integer(thread.javaId());
      out.integer(thread.group());
    }
    out.integer(types.id("jdk.types.ThreadGroup"));
    out.integer(2);
    out.integer(MAIN_GROUP);
    out.integer(SYSTEM_GROUP);
    out.utf8("main");
    out.integer(SYSTEM_GROUP);
    out.integer(0);
    out.utf8("system");
  }
}
