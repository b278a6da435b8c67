package dev.debrief.jfr;

/** What a sampler says of the thread's state at the sample. */
public enum ThreadState {
  RUNNABLE,
  /** async-profiler's {@code STATE_SLEEPING}: waiting for whatever the frames say. */
  SLEEPING,
  /** Datadog's states of a thread that waits: parked, monitor, object wait, sleeping. */
  WAITING,
  /** The event has no such field or an unknown value. */
  UNKNOWN
}
