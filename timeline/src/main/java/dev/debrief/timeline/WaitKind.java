package dev.debrief.timeline;

/** What a waiting thread waits for, told from the event and the frames of its stack. */
public enum WaitKind {
  /** A pool thread without work. */
  POOL_IDLE("idle pool thread", true),
  /** Reference handlers, cleaners, timers, selectors, JFR's own threads. */
  SYS_IDLE("idle system thread", true),
  /** A queue's consumer that waits for work in its main loop. */
  QUEUE_IDLE("idle queue consumer", true),
  CLASS_INIT("class initialisation", false),
  JOIN("Thread.join", false),
  FUTURE("future", false),
  TERMINATION("executor termination", false),
  LATCH("latch", false),
  PERMIT("semaphore", false),
  POOL_CHECKOUT("connection pool", false),
  LOCK("lock", false),
  MONITOR("monitor", false),
  QUEUE("queue", false),
  PROCESS("process", false),
  IO_WAIT("network selector", false),
  SLEEP("Thread.sleep", false),
  SOCKET_READ("socket read", false),
  SOCKET_WRITE("socket write", false),
  FILE_READ("file read", false),
  FILE_WRITE("file write", false),
  FILE_FORCE("file force", false),
  OBJECT_WAIT("Object.wait", false),
  PARK("park", false),
  GC_PAUSE("garbage collection pause", false);

  private final String label;
  private final boolean idle;

  WaitKind(String label, boolean idle) {
    this.label = label;
    this.idle = idle;
  }

  /** Returns the stable text for people, such as {@code Thread.join}. */
  public String label() {
    return label;
  }

  /** Returns whether the thread has nothing to do, as opposed to being kept from its work. */
  public boolean idle() {
    return idle;
  }
}
