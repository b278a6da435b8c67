package dev.debrief.testdata.load;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** A class loader that defines {@link Throwaway} once more and can then be forgotten. */
final class ThrowawayLoader extends ClassLoader {
  private ThrowawayLoader() {
    super(ThrowawayLoader.class.getClassLoader());
  }

  static Class<?> loadAnew() throws IOException {
    try (InputStream in = Throwaway.class.getResourceAsStream("Throwaway.class")) {
      byte[] bytes = Objects.requireNonNull(in).readAllBytes();
      return new ThrowawayLoader().defineClass(Throwaway.class.getName(), bytes, 0, bytes.length);
    }
  }
}
