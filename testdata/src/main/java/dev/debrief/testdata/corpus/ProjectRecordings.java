package dev.debrief.testdata.corpus;

import java.nio.file.Path;

/** The small recordings that belong to the project, with their truth files beside them. */
public final class ProjectRecordings {
  private ProjectRecordings() {}

  /** Returns the folder of the recordings. */
  public static Path folder() {
    return ReactorRoot.find().resolve("testdata").resolve("recordings");
  }

  /** Returns the path of a recording or truth file, such as {@code agent-before.jfr}. */
  public static Path path(String name) {
    return folder().resolve(name);
  }
}
