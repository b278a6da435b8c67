package dev.debrief.jfr.jmc;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmc.flightrecorder.parser.ValueField;

/** Finds the fields of one event type by name in the value arrays that JMC hands out. */
final class EventRow {
  private final Map<String, Integer> indexes = new HashMap<>();
  private final List<ValueField> fields;

  EventRow(List<ValueField> fields) {
    this.fields = List.copyOf(fields);
    for (int i = 0; i < fields.size(); i++) {
      indexes.putIfAbsent(fields.get(i).getIdentifier(), i);
    }
  }

  /** Returns the index of the first of some names that the type has, or -1. */
  int index(String... names) {
    for (String name : names) {
      Integer index = indexes.get(name);
      if (index != null) {
        return index;
      }
    }
    return -1;
  }

  int size() {
    return fields.size();
  }

  String name(int index) {
    return fields.get(index).getIdentifier();
  }

  static @Nullable Object at(@Nullable Object[] values, int index) {
    return index < 0 ? null : values[index];
  }
}
