package dev.debrief.jfr;

/** Where a sample comes from. */
public enum SampleKind {
  /** {@code jdk.ExecutionSample}, {@code datadog.ExecutionSample}: the thread ran Java code. */
  EXECUTION,
  /** {@code jdk.NativeMethodSample}: the thread was in native code, possibly blocked there. */
  NATIVE,
  /** {@code jdk.CPUTimeSample}: the thread used CPU time. */
  CPU_TIME,
  /** {@code profiler.WallClockSample}, {@code datadog.MethodSample}: whatever the thread did. */
  WALL
}
