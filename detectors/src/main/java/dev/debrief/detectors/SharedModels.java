package dev.debrief.detectors;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * What several detections of one run collect together, so that millions of rows are added up once
 * and not by each of them. Not safe for use by several threads.
 */
public final class SharedModels {
  private final Map<Class<?>, Object> models = new HashMap<>();

  /**
   * Returns the run's model of a class.
   *
   * @param maker makes it when it is asked for the first time
   */
  public <T> T of(Class<T> type, Supplier<T> maker) {
    Object known = models.get(type);
    if (known == null) {
      known = Objects.requireNonNull(maker.get(), "model");
      models.put(type, known);
    }
    return type.cast(known);
  }
}
