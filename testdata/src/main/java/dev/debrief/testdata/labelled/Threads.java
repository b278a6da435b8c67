package dev.debrief.testdata.labelled;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads with names, of both sorts. */
final class Threads {
  private Threads() {}

  /** A task that may fail; a failure ends the program. */
  @FunctionalInterface
  interface Task {
    void run() throws Exception;
  }

  /** Starts a thread. */
  static Thread start(String name, Task task) {
    Thread thread = new Thread(() -> orFail(task), name);
    thread.start();
    return thread;
  }

  /**
   * Starts threads {@code NAME-1} and so on, waits for all of them, and computes for a while, so
   * that the wait is not the end of the program.
   */
  static void startAndJoin(String name, int count, Task task) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      threads.add(start(name + "-" + i, task));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    Work.compute(220);
  }

  /** Makes daemon threads {@code NAME-1} and so on. */
  static ThreadFactory named(String name) {
    AtomicInteger number = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  /** Starts a virtual thread; by reflection, because the class files are for Java 17. */
  static Thread startVirtual(String name, Task task) throws ReflectiveOperationException {
    Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
    Class<?> type = Class.forName("java.lang.Thread$Builder$OfVirtual");
    Method naming = type.getMethod("name", String.class);
    Runnable runnable = () -> orFail(task);
    return (Thread)
        type.getMethod("start", Runnable.class).invoke(naming.invoke(builder, name), runnable);
  }

  static void orFail(Task task) {
    try {
      task.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) { // A scenario that fails is no recording, whatever it threw.
      throw new IllegalStateException(e);
    }
  }
}
