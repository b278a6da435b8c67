package dev.debrief.jfr;

/** What an interval event says that a thread (or the whole process) did from start to end. */
public enum IntervalKind {
  /** {@code jdk.JavaMonitorEnter}. */
  MONITOR_ENTER(Role.BLOCKING),
  /** {@code jdk.JavaMonitorWait}. */
  MONITOR_WAIT(Role.BLOCKING),
  /** {@code jdk.ThreadPark}. */
  PARK(Role.BLOCKING),
  /** {@code jdk.ThreadSleep}. */
  SLEEP(Role.BLOCKING),
  /** {@code jdk.SocketRead}. */
  SOCKET_READ(Role.BLOCKING),
  /** {@code jdk.SocketWrite}. */
  SOCKET_WRITE(Role.BLOCKING),
  /** {@code jdk.FileRead}. */
  FILE_READ(Role.BLOCKING),
  /** {@code jdk.FileWrite}. */
  FILE_WRITE(Role.BLOCKING),
  /** {@code jdk.FileForce}. */
  FILE_FORCE(Role.BLOCKING),
  /** {@code jdk.VirtualThreadPinned}. */
  PINNED(Role.ENCLOSING),
  /** {@code jdk.ClassLoad}. */
  CLASS_LOAD(Role.ENCLOSING),
  /** {@code jdk.MethodTrace}: one call of the traced method; the stack starts at its caller. */
  METHOD_TRACE(Role.ENCLOSING),
  /** {@code jdk.SystemGC}: a call of {@code System.gc()} on the thread. */
  SYSTEM_GC(Role.ENCLOSING),
  /** {@code jdk.GCPhasePause}: all Java threads stood still. */
  GC_PAUSE(Role.PROCESS);

  /** How an interval relates to the other things that its thread did meanwhile. */
  public enum Role {
    /** The thread could not run: the interval wins over samples, an inner one over an outer one. */
    BLOCKING,
    /** The interval bounds and annotates; samples and waits inside it stay. */
    ENCLOSING,
    /** It concerns the process, not the thread that wrote the event. */
    PROCESS
  }

  private final Role role;

  IntervalKind(Role role) {
    this.role = role;
  }

  /** Returns how such an interval relates to what happened meanwhile. */
  public Role role() {
    return role;
  }
}
