package dev.debrief.converter.rules;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A frame of a profile as far as rules look at it; what is absent is null, or -1 for the line. */
record ProfileFrame(
    @Nullable String module,
    @Nullable String function,
    @Nullable String filename,
    long line,
    @Nullable String address,
    @Nullable String platform,
    @Nullable Boolean inApp) {
  /** A frame of which nothing is known but that it is there. */
  static final ProfileFrame UNSEEN = new ProfileFrame(null, null, null, -1, null, null, null);

  /** Whether this is where a thread's stack begins. */
  boolean isThreadRoot() {
    if (module == null || function == null) {
      return false;
    }
    boolean threadClass =
        module.equals("java.lang.Thread")
            || module.equals("java.lang.VirtualThread")
            || module.equals("java.lang.ThreadBuilders$BoundVirtualThread");
    return (threadClass && isMethod("run")) || isMethod("main");
  }

  private boolean isMethod(String name) {
    return function != null && (function.equals(name) || function.endsWith("." + name));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ProfileFrame that
        && line == that.line
        && Objects.equals(function, that.function)
        && Objects.equals(module, that.module)
        && Objects.equals(filename, that.filename)
        && Objects.equals(address, that.address)
        && Objects.equals(platform, that.platform)
        && Objects.equals(inApp, that.inApp);
  }

  @Override
  public int hashCode() {
    return Objects.hash(module, function, filename, line, address, platform, inApp);
  }
}
