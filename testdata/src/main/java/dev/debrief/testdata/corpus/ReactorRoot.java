package dev.debrief.testdata.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The directory of the project's parent POM, found from a directory inside the project. */
final class ReactorRoot {
  private ReactorRoot() {}

  /** Returns the root that holds the working directory, which Maven sets to the module's. */
  static Path find() {
    Path here = Path.of("").toAbsolutePath();
    return above(here)
        .orElseThrow(
            () -> new IllegalStateException("no POM of debrief-parent in or above " + here));
  }

  /** Returns the topmost directory at or above the given one whose POM names the parent. */
  static Optional<Path> above(Path directory) {
    Optional<Path> found = Optional.empty();
    for (Path at = directory; at != null; at = at.getParent()) {
      if (namesParent(at.resolve("pom.xml"))) {
        found = Optional.of(at);
      }
    }
    return found;
  }

  private static boolean namesParent(Path pom) {
    try {
      return Files.isRegularFile(pom) && Files.readString(pom).contains("debrief-parent");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
