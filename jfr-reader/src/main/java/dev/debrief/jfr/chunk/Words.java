package dev.debrief.jfr.chunk;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Reads eight bytes of an array at once. */
final class Words {
  private static final VarHandle LITTLE_ENDIAN =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private Words() {}

  static long littleEndian(byte[] data, int index) {
    return (long) LITTLE_ENDIAN.get(data, index);
  }
}
