package dev.debrief.jfr.chunk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field of a type.
 *
 * @param typeId type of the value, or of what it refers to
 * @param constant whether the key of a constant stands for the value
 * @param array whether there are any number of values, after their number
 * @param unit what a number means
 * @param unsigned whether the highest bit of a number is no sign
 * @param annotations full names of the types of its annotations, without labels and descriptions
 */
public record FieldDescription(
    String name,
    long typeId,
    boolean constant,
    boolean array,
    Unit unit,
    boolean unsigned,
    List<String> annotations) {
  public FieldDescription {
    annotations = List.copyOf(annotations);
  }

  /** What a number means, from the annotations of the field. */
  public enum Unit {
    /** It is a plain number. */
    NONE,
    /** A time on the chunk's clock. */
    TICKS_SINCE_START,
    /** A time in milliseconds since 1970. */
    EPOCH_MILLIS,
    /** A length of time on the chunk's clock. */
    TICKS,
    NANOSECONDS,
    MICROSECONDS,
    MILLISECONDS,
    SECONDS
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FieldDescription that
        && name.equals(that.name)
        && typeId == that.typeId
        && constant == that.constant
        && array == that.array
        && unit == that.unit
        && unsigned == that.unsigned
        && annotations.equals(that.annotations);
  }

  @Override
  public int hashCode() {
    int hash = name.hashCode();
    hash = 31 * hash + Long.hashCode(typeId);
    hash = 31 * hash + Boolean.hashCode(constant);
    hash = 31 * hash + Boolean.hashCode(array);
    hash = 31 * hash + unit.hashCode();
    hash = 31 * hash + Boolean.hashCode(unsigned);
    return 31 * hash + annotations.hashCode();
  }
}
