package dev.debrief.converter.rules;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules about frames: what the later stages and the flame graph make of them. */
final class FrameChecks {
  /** Names that hold an address or a counter of one run. */
  private static final Pattern PER_RUN =
      Pattern.compile(
          "\\$\\$Lambda(?:\\$\\d+|[/.](?:0x[0-9a-fA-F]+|\\d+))"
              + "|\\$Proxy\\d+"
              + "|Generated(?:Constructor|Method|SerializationConstructor)Accessor\\d+"
              + "|LambdaForm\\$[A-Za-z]*[/.]0x[0-9a-fA-F]+"
              + "|/0x[0-9a-fA-F]{6,}");

  /** Platforms for which the server has in_app rules of its own. */
  private static final Set<String> OWN_IN_APP_RULES =
      Set.of("", "java", "node", "javascript", "cocoa", "rust", "python", "php");

  /** A frame as the flame graph tells it from others. */
  private record Shown(
      @Nullable String filename, @Nullable String function, long line, @Nullable String address) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Shown that
          && line == that.line
          && Objects.equals(function, that.function)
          && Objects.equals(filename, that.filename)
          && Objects.equals(address, that.address);
    }

    @Override
    public int hashCode() {
      return Objects.hash(filename, function, line, address);
    }
  }

  /** A method as a reader tells it from others. */
  private record Method(
      @Nullable String module, @Nullable String function, @Nullable String filename) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Method that
          && Objects.equals(module, that.module)
          && Objects.equals(function, that.function)
          && Objects.equals(filename, that.filename);
    }

    @Override
    public int hashCode() {
      return Objects.hash(module, function, filename);
    }
  }

  private final Profile profile;
  private final Findings findings;

  private FrameChecks(Profile profile, Findings findings) {
    this.profile = profile;
    this.findings = findings;
  }

  /** Checks the frames of a profile. */
  static void check(Profile profile, Findings findings) {
    FrameChecks checks = new FrameChecks(profile, findings);
    List<ProfileFrame> frames = profile.frames();
    for (int index = 0; index < frames.size(); index++) {
      checks.checkAlone(frames.get(index), index);
    }
    checks.checkTogether(frames);
  }

  private String at(int index) {
    return profile.at("profile.frames[" + index + "]");
  }

  private void checkAlone(ProfileFrame frame, int index) {
    if (profile.isJava()) {
      checkInApp(frame, index);
      String name = firstPerRun(frame);
      if (!name.isEmpty()) {
        findings.add(
            Check.NAMES_CHANGE_PER_RUN, at(index), JsonCursor.shorten(name) + " differs per run");
      }
    }
    boolean named = frame.function() != null && !frame.function().isEmpty();
    if (!named && frame.address() == null) {
      findings.add(Check.FUNCTION_EMPTY, at(index), "the frame has no function");
    }
  }

  private void checkInApp(ProfileFrame frame, int index) {
    if (frame.inApp() == null) {
      findings.add(Check.IN_APP_MISSING, at(index), "the frame has no in_app");
      return;
    }
    if (!frame.inApp()) {
      return;
    }
    String platform = Objects.requireNonNullElse(frame.platform(), "");
    if (!OWN_IN_APP_RULES.contains(platform)) {
      findings.add(
          Check.IN_APP_OVERRULED,
          at(index),
          "in_app is true, the frame's platform " + JsonCursor.shorten(platform));
    }
    String module = Objects.requireNonNullElse(frame.module(), "");
    if (!module.contains(".")) {
      findings.add(
          Check.MODULE_WITHOUT_DOT,
          at(index),
          "the module is " + (module.isEmpty() ? "missing" : JsonCursor.shorten(module)));
    }
  }

  private static String firstPerRun(ProfileFrame frame) {
    for (String name :
        new @Nullable String[] {frame.module(), frame.function(), frame.filename()}) {
      if (name != null && mayBePerRun(name) && PER_RUN.matcher(name).find()) {
        return name;
      }
    }
    return "";
  }

  /** Every alternative of the pattern has one of these; most names have none. */
  private static boolean mayBePerRun(String name) {
    return name.contains("Lambda")
        || name.contains("$Proxy")
        || name.contains("Accessor")
        || name.contains("/0x");
  }

  private void checkTogether(List<ProfileFrame> frames) {
    Map<Shown, ProfileFrame> shown = new HashMap<>();
    Map<Method, ProfileFrame> methods = new HashMap<>();
    for (int index = 0; index < frames.size(); index++) {
      ProfileFrame frame = frames.get(index);
      Shown key = new Shown(frame.filename(), frame.function(), frame.line(), frame.address());
      ProfileFrame twin = shown.putIfAbsent(key, frame);
      if (twin != null && !Objects.equals(twin.module(), frame.module())) {
        findings.add(
            Check.FRAMES_COLLAPSE,
            at(index),
            JsonCursor.shorten(
                "modules " + twin.module() + " and " + frame.module() + " collapse"));
      }
      Method method = new Method(frame.module(), frame.function(), frame.filename());
      ProfileFrame other = methods.putIfAbsent(method, frame);
      if (profile.isJava() && other != null && other.line() != frame.line()) {
        findings.add(
            Check.LINES_SPLIT_METHODS,
            at(index),
            JsonCursor.shorten(String.valueOf(frame.function()))
                + " has lines "
                + other.line()
                + " and "
                + frame.line());
      }
    }
  }
}
