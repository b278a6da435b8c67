package dev.debrief.benchmarks.recording;

/**
 * A thread of the recorded program, with the buffer that its events stand in until it is full.
 *
 * @param key its number in the constant pool
 * @param javaId its Java id, 0 for a thread without one
 * @param group its thread group's key
 */
record RecordedThread(
    long key, String name, long osId, long javaId, long group, EventBytes buffer) {
  /** A thread's buffer is written out when it holds so many bytes. */
  static final int BUFFER_BYTES = 8 << 10;
}
