package dev.debrief.testdata.jfr;

import java.util.Optional;

/**
 * A thread as a chunk's constant pool describes it.
 *
 * @param key by what events of the builder name the thread; also its key in the constant pool
 * @param javaId Java thread id, 0 for a thread of the VM or of native code
 * @param javaName empty for an unnamed virtual thread; absent (null in the file) for native threads
 * @param osId id of the operating system, 0 for a virtual thread
 * @param osName name in the operating system
 * @param group thread group, absent for native threads
 * @param virtual whether it is a virtual thread
 */
public record ThreadSpec(
    long key,
    long javaId,
    Optional<String> javaName,
    long osId,
    String osName,
    Optional<String> group,
    boolean virtual) {

  /** Returns a platform thread in group {@code main} with OS id 1000 + {@code javaId}. */
  public static ThreadSpec platform(long javaId, String name) {
    return new ThreadSpec(
        javaId, javaId, Optional.of(name), 1000 + javaId, name, Optional.of("main"), false);
  }

  /** Returns a virtual thread: no OS id, group {@code VirtualThreads}. */
  public static ThreadSpec virtual(long javaId, String name) {
    return new ThreadSpec(
        javaId, javaId, Optional.of(name), 0, "", Optional.of("VirtualThreads"), true);
  }

  /** Returns a thread of the VM or of native code, which events name by its OS id. */
  public static ThreadSpec nativeThread(long osId, String osName) {
    return new ThreadSpec(osId, 0, Optional.empty(), osId, osName, Optional.empty(), false);
  }

  /** Returns the same thread under another key, as when an id is used again or a name changes. */
  public ThreadSpec withKey(long newKey) {
    return new ThreadSpec(newKey, javaId, javaName, osId, osName, group, virtual);
  }

  /** Returns the same thread with another OS id and OS name. */
  public ThreadSpec withOs(long newOsId, String newOsName) {
    return new ThreadSpec(key, javaId, javaName, newOsId, newOsName, group, virtual);
  }

  /** Returns the same thread in another thread group. */
  public ThreadSpec withGroup(String newGroup) {
    return new ThreadSpec(key, javaId, javaName, osId, osName, Optional.of(newGroup), virtual);
  }
}
