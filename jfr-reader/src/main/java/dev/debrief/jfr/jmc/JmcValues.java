package dev.debrief.jfr.jmc;

import dev.debrief.jfr.StackTrace;
import dev.debrief.jfr.ThreadRef;
import dev.debrief.jfr.decode.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmc.common.IMCMethod;
import org.openjdk.jmc.common.IMCStackTrace;
import org.openjdk.jmc.common.IMCThread;
import org.openjdk.jmc.common.IMCType;
import org.openjdk.jmc.common.unit.IQuantity;
import org.openjdk.jmc.common.unit.KindOfQuantity;
import org.openjdk.jmc.common.unit.QuantityConversionException;
import org.openjdk.jmc.common.unit.UnitLookup;
import org.openjdk.jmc.common.util.LabeledIdentifier;

/** Turns values as JMC gives them into values of the reader. */
final class JmcValues {
  private final JmcThreads threads;
  private final JmcStacks stacks;

  JmcValues(JmcThreads threads, JmcStacks stacks) {
    this.threads = threads;
    this.stacks = stacks;
  }

  /** Returns a timestamp in epoch nanoseconds, or the default if the value is none. */
  static long epochNanos(@Nullable Object value, long otherwise) {
    return value instanceof IQuantity quantity ? in(quantity, UnitLookup.EPOCH_NS) : otherwise;
  }

  /** Returns a timespan in nanoseconds, 0 if the value is none. */
  static long nanos(@Nullable Object value) {
    return value instanceof IQuantity quantity ? in(quantity, UnitLookup.NANOSECOND) : 0;
  }

  private static long in(IQuantity quantity, org.openjdk.jmc.common.unit.IUnit unit) {
    try {
      return quantity.longValueIn(unit);
    } catch (QuantityConversionException e) {
      return quantity.clampedLongValueIn(unit);
    }
  }

  /** Returns a number, 0 if the value is none. */
  static long number(@Nullable Object value) {
    if (value instanceof IQuantity quantity) {
      return quantity.longValue();
    }
    return value instanceof Number number ? number.longValue() : 0;
  }

  /** Returns text of bounded length, {@code ""} if the value is none. */
  static String text(@Nullable Object value) {
    if (!(value instanceof String text)) {
      return "";
    }
    return Texts.bounded(text);
  }

  /** Returns a class by its name, a method as {@code Class.method}, or text; else {@code ""}. */
  static String subject(@Nullable Object value) {
    if (value instanceof IMCType type) {
      return className(type);
    }
    if (value instanceof IMCMethod method) {
      return className(method.getType()) + '.' + text(method.getMethodName());
    }
    return text(value);
  }

  static String className(@Nullable IMCType type) {
    return type == null ? "" : text(type.getFullName());
  }

  ThreadRef thread(@Nullable Object value) {
    return value instanceof IMCThread thread ? threads.of(thread) : ThreadRef.UNKNOWN;
  }

  StackTrace stack(@Nullable Object value) {
    return value instanceof IMCStackTrace stack ? stacks.of(stack) : StackTrace.EMPTY;
  }

  /** Returns any field's value as {@link dev.debrief.jfr.Event.RawEvent} promises, or null. */
  @Nullable Object raw(@Nullable Object value) {
    if (value instanceof IQuantity quantity) {
      return raw(quantity);
    }
    if (value instanceof IMCThread || value instanceof IMCStackTrace) {
      return value instanceof IMCThread ? thread(value) : stack(value);
    }
    if (value instanceof IMCType || value instanceof IMCMethod || value instanceof String) {
      return subject(value);
    }
    if (value instanceof LabeledIdentifier id) {
      return id.getInterfaceId();
    }
    if (value instanceof Object[] array) {
      return list(array);
    }
    if (value instanceof Float || value instanceof Double) {
      return ((Number) value).doubleValue();
    }
    if (value instanceof Character character) {
      return String.valueOf(character);
    }
    return value instanceof Boolean ? value : numberOrNull(value);
  }

  private static @Nullable Object numberOrNull(@Nullable Object value) {
    return value instanceof Number number ? number.longValue() : null;
  }

  private List<Object> list(Object[] array) {
    List<Object> result = new ArrayList<>(Math.min(array.length, 64));
    for (Object element : array) {
      Object value = raw(element);
      if (value != null) {
        result.add(value);
      }
    }
    return List.copyOf(result);
  }

  private static Object raw(IQuantity quantity) {
    KindOfQuantity<?> kind = quantity.getUnit().getContentType();
    if (kind == UnitLookup.TIMESTAMP) {
      long nanos = in(quantity, UnitLookup.EPOCH_NS);
      return Instant.ofEpochSecond(
          Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L));
    }
    if (kind == UnitLookup.TIMESPAN) {
      return Duration.ofNanos(in(quantity, UnitLookup.NANOSECOND));
    }
    if (kind == UnitLookup.MEMORY) {
      return in(quantity, UnitLookup.BYTE);
    }
    Number number = quantity.numberValue();
    if (kind == UnitLookup.PERCENTAGE) {
      return quantity.doubleValueIn(UnitLookup.PERCENT_UNITY);
    }
    return number instanceof Double || number instanceof Float
        ? (Object) number.doubleValue()
        : (Object) number.longValue();
  }
}
