package dev.debrief.converter;

import dev.debrief.timeline.WaitKind;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A frame as profiles show it.
 *
 * @param function the text of its bar, never empty
 * @param module what it is counted under: the class, always with a dot, because Sentry aggregates
 *     no other
 * @param filename part of the frame's identity in Sentry's user interface, which ignores the
 *     module; so it is as precise as the module
 * @param line source line, 0 if there is none to show
 * @param inApp whether it is code of the application
 */
record ProfileFrame(String function, String module, String filename, int line, boolean inApp) {
  /** Root of a stack whose outer frames the recorder cut off. */
  static final ProfileFrame TRUNCATED = synthetic("[truncated]", "debrief.stack.Truncated");

  /** The only frame of a thread that was seen running without a stack. */
  static final ProfileFrame NO_STACK = synthetic("[no stack]", "debrief.stack.Missing");

  /** Returns the leaf of a stack that waits; the same for all waits of a kind. */
  static ProfileFrame waiting(WaitKind kind) {
    StringBuilder name = new StringBuilder();
    for (String word : kind.name().split("_", -1)) {
      name.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
    }
    return synthetic("waiting: " + kind.label(), "debrief.wait." + name);
  }

  private static ProfileFrame synthetic(String function, String module) {
    return new ProfileFrame(function, module, module, 0, false);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ProfileFrame that
        && function.equals(that.function)
        && module.equals(that.module)
        && filename.equals(that.filename)
        && line == that.line
        && inApp == that.inApp;
  }

  @Override
  public int hashCode() {
    int hash = function.hashCode();
    hash = 31 * hash + module.hashCode();
    hash = 31 * hash + filename.hashCode();
    hash = 31 * hash + line;
    return 31 * hash + Boolean.hashCode(inApp);
  }
}
