package dev.debrief.detectors.locks;

import dev.debrief.jfr.Frame;
import dev.debrief.timeline.WaitKind;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What the holders of a lock waited for while others waited for the lock.
 *
 * @param holdings stretches of IO, sleep and waits for others inside
 * @param share of the blocked time in which there was such a stretch
 * @param nanos the same in time
 * @param exclusive whether they were one after the other, as under a lock they must be
 * @param mainKind what most of it was
 */
record HeldIo(
    List<Holding> holdings, double share, long nanos, boolean exclusive, WaitKind mainKind) {
  private static final double MOST_OVERLAP = 1.2;

  private static final Set<WaitKind> KINDS =
      EnumSet.of(
          WaitKind.SOCKET_READ,
          WaitKind.SOCKET_WRITE,
          WaitKind.FILE_READ,
          WaitKind.FILE_WRITE,
          WaitKind.FILE_FORCE,
          WaitKind.IO_WAIT,
          WaitKind.SLEEP,
          WaitKind.PROCESS,
          WaitKind.FUTURE,
          WaitKind.JOIN,
          WaitKind.LATCH,
          WaitKind.TERMINATION,
          WaitKind.POOL_CHECKOUT);

  static HeldIo of(LockGroup group, Holders holders) {
    List<Holding> io = holders.that(one -> kind(one) != null);
    long union = Holders.unionNanos(io);
    double share = (double) union / Math.max(1, holders.lookedAtNanos());
    boolean shared =
        group.subject().contains("ReadWriteLock") || group.subject().contains("StampedLock");
    boolean exclusive = shared || Holders.sumNanos(io) <= MOST_OVERLAP * union;
    long nanos = (long) (Math.min(1, share) * group.blocked().nanos());
    return new HeldIo(io, share, nanos, exclusive, mainKind(io));
  }

  /** Returns what a holding waited for; null if that is no IO. */
  private static @org.jspecify.annotations.Nullable WaitKind kind(Holding one) {
    WaitKind kind = one.kind();
    if (kind != null) {
      return KINDS.contains(kind) ? kind : null;
    }
    // Short reads and writes are not recorded; then native samples tell of them.
    if (one.stack().depth() == 0) {
      return null;
    }
    Frame leaf = one.stack().frame(0);
    boolean file =
        leaf.className().endsWith("FileDispatcherImpl")
            || leaf.className().equals("java.io.FileInputStream")
            || leaf.className().equals("java.io.FileOutputStream")
            || leaf.className().equals("java.io.RandomAccessFile");
    if (!file || leaf.type() != Frame.Type.NATIVE) {
      return null;
    }
    return leaf.methodName().startsWith("read") ? WaitKind.FILE_READ : WaitKind.FILE_WRITE;
  }

  private static WaitKind mainKind(List<Holding> io) {
    Map<WaitKind, Long> sums = new EnumMap<>(WaitKind.class);
    for (Holding one : io) {
      WaitKind kind = kind(one);
      if (kind != null) {
        sums.merge(kind, one.nanos(), Long::sum);
      }
    }
    return sums.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(WaitKind.PARK);
  }

  /** Returns whether most of it is sleeping. */
  boolean sleeps() {
    return mainKind == WaitKind.SLEEP;
  }

  /** Returns the name of most of it, as in {@code a socket read}. */
  String what() {
    return switch (mainKind) {
      case SLEEP, JOIN -> mainKind.label();
      case PROCESS, FUTURE, LATCH -> "a wait for a " + mainKind.label();
      default -> mainKind.label().toLowerCase(Locale.ROOT) + "s";
    };
  }

  /** Returns how long one of the main kind is on average. */
  long meanNanos() {
    return (long)
        holdings.stream()
            .filter(one -> kind(one) == mainKind)
            .mapToLong(Holding::nanos)
            .average()
            .orElse(0);
  }

  /** Returns the longest of the main kind. */
  Holding longest() {
    return holdings.stream()
        .filter(one -> kind(one) == mainKind)
        .max(
            Comparator.comparingLong(Holding::nanos)
                .thenComparing(Comparator.comparingLong(Holding::startNanos).reversed()))
        .orElseThrow();
  }
}
