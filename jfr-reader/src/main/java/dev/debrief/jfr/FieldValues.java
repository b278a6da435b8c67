package dev.debrief.jfr;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one event by name, in their order. An event has few fields and there are millions
 * of events, so names and values stand in an array instead of a hash table. Immutable.
 */
public final class FieldValues extends AbstractMap<String, Object> {
  private final Object[] namesAndValues;

  private FieldValues(Object[] namesAndValues) {
    this.namesAndValues = namesAndValues;
  }

  /** Collects the fields of one event after the other. For one thread. */
  public static final class Builder {
    private Object[] namesAndValues = new Object[32];
    private int size;

    /** Forgets all fields. */
    public void clear() {
      size = 0;
    }

    /**
     * Appends a field.
     *
     * @param name which no field has so far
     */
    public void add(String name, Object value) {
      if (size == namesAndValues.length) {
        namesAndValues = Arrays.copyOf(namesAndValues, 2 * size);
      }
      namesAndValues[size++] = name;
      namesAndValues[size++] = value;
    }

    /** Sets a field, which may be there already. */
    public void put(String name, Object value) {
      int place = place(namesAndValues, size, name);
      if (place < 0) {
        add(name, value);
      } else {
        namesAndValues[place + 1] = value;
      }
    }

    /** Returns the value of a field, null if there is none. */
    public @Nullable Object get(String name) {
      int place = place(namesAndValues, size, name);
      return place < 0 ? null : namesAndValues[place + 1];
    }

    /** Returns the fields that were collected since the last {@link #clear}. */
    public FieldValues build() {
      return new FieldValues(Arrays.copyOf(namesAndValues, size));
    }
  }

  private static int place(Object[] namesAndValues, int size, Object name) {
    for (int i = 0; i < size; i += 2) {
      if (namesAndValues[i].equals(name)) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public @Nullable Object get(@Nullable Object name) {
    int place = name == null ? -1 : place(namesAndValues, namesAndValues.length, name);
    return place < 0 ? null : namesAndValues[place + 1];
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return get(name) != null;
  }

  @Override
  public int size() {
    return namesAndValues.length / 2;
  }

  @Override
  public Set<Entry<String, Object>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Entry<String, Object>> iterator() {
        return new Entries();
      }

      @Override
      public int size() {
        return FieldValues.this.size();
      }
    };
  }

  private final class Entries implements Iterator<Entry<String, Object>> {
    private int next;

    @Override
    public boolean hasNext() {
      return next < namesAndValues.length;
    }

    @Override
    public Entry<String, Object> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      next += 2;
      return new SimpleImmutableEntry<>(
          (String) namesAndValues[next - 2], namesAndValues[next - 1]);
    }
  }
}
