package dev.debrief.jfr;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A thread as one chunk names it.
 *
 * @param javaId {@code Thread.getId()}, 0 for threads that are not Java threads or if unknown
 * @param osId operating-system id, 0 if unknown (virtual threads have none)
 * @param poolKey key of the thread in its chunk's constant pool; means nothing in other chunks of
 *     other producers
 * @param name the thread's name, {@code ""} if it has none
 * @param kind platform, virtual or not known to be a Java thread
 */
public record ThreadRef(long javaId, long osId, long poolKey, String name, Kind kind) {
  /** A thread that the recording does not name. */
  public static final ThreadRef UNKNOWN = new ThreadRef(0, 0, 0, "", Kind.NATIVE);

  /** Returns a thread of which the recording has lost everything but its key. */
  public static ThreadRef lost(long poolKey) {
    return poolKey == 0 ? UNKNOWN : new ThreadRef(0, 0, poolKey, "", Kind.NATIVE);
  }

  /** Returns whether the recording has lost everything but perhaps the key of the thread. */
  public boolean isLost() {
    return javaId == 0 && osId == 0 && name.isEmpty();
  }

  /** What kind of thread it is. */
  public enum Kind {
    PLATFORM,
    VIRTUAL,
    /** A thread of the VM or of native code: it has no Java id. */
    NATIVE
  }

  public ThreadRef {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(kind, "kind");
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ThreadRef that
        && javaId == that.javaId
        && osId == that.osId
        && poolKey == that.poolKey
        && name.equals(that.name)
        && kind == that.kind;
  }

  @Override
  public int hashCode() {
    int hash = Long.hashCode(javaId);
    hash = 31 * hash + Long.hashCode(osId);
    hash = 31 * hash + Long.hashCode(poolKey);
    hash = 31 * hash + name.hashCode();
    return 31 * hash + kind.hashCode();
  }
}
