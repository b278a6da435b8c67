package dev.debrief.jfr.jmc;

import dev.debrief.jfr.ThreadRef;
import java.util.IdentityHashMap;
import org.openjdk.jmc.common.IMCThread;
import org.openjdk.jmc.common.IMCThreadGroup;
import org.openjdk.jmc.flightrecorder.parser.IConstantPoolExtension;

/**
 * The threads of one chunk. JMC shows neither the operating-system id nor whether a thread is
 * virtual; the first is replaced by the key in the constant pool, the second is told from the
 * thread group that JDK 21 and later give to all virtual threads ({@code java.lang.Thread}).
 */
final class JmcThreads implements IConstantPoolExtension {
  private static final String VIRTUAL_GROUP = "VirtualThreads";

  private final IdentityHashMap<Object, Long> poolKeys = new IdentityHashMap<>();
  private final IdentityHashMap<IMCThread, ThreadRef> refs = new IdentityHashMap<>();

  @Override
  public Object constantRead(long constantIndex, Object constant, String typeName) {
    if (constant instanceof IMCThread) {
      poolKeys.put(constant, constantIndex);
    }
    return constant;
  }

  ThreadRef of(IMCThread thread) {
    return refs.computeIfAbsent(thread, this::convert);
  }

  private ThreadRef convert(IMCThread thread) {
    Long id = thread.getThreadId();
    long javaId = id == null || id < 0 ? 0 : id;
    return new ThreadRef(
        javaId,
        0,
        poolKeys.getOrDefault(thread, 0L),
        JmcValues.text(thread.getThreadName()),
        kind(thread, javaId));
  }

  private static ThreadRef.Kind kind(IMCThread thread, long javaId) {
    IMCThreadGroup group = thread.getThreadGroup();
    if (group != null && VIRTUAL_GROUP.equals(group.getName())) {
      return ThreadRef.Kind.VIRTUAL;
    }
    return javaId > 0 ? ThreadRef.Kind.PLATFORM : ThreadRef.Kind.NATIVE;
  }
}
