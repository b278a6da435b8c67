package dev.debrief.converter;

import dev.debrief.jfr.Frame;
import dev.debrief.timeline.frames.GeneratedNames;
import dev.debrief.timeline.frames.InApp;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Names frames so that equal code has equal names in every run, and different code different ones.
 * Safe for use by several threads.
 */
final class FrameNames {
  private static final String UNKNOWN = "[unknown]";

  /** Package of classes that have none; no real package can have the name of a keyword. */
  private static final String DEFAULT_PACKAGE = "default.";

  /** async-profiler's descriptor of functions that are no Java methods. */
  private static final String NATIVE_DESCRIPTOR = "()L;";

  private static final Pattern LIBRARY = Pattern.compile(".*\\.(so[.\\d]*|dll|dylib)|[\\[/].*");
  private static final Pattern LIBRARY_VERSION = Pattern.compile("(?<=\\.so)[.\\d]+$");

  /** Names of classes are kept up to this number. */
  private static final int MAX_KEPT = 100_000;

  /**
   * What is shown of a class.
   *
   * @param name without what differs from run to run
   * @param library whether it is not a class, but the file of a library
   */
  private record ShownClass(String name, boolean inApp, boolean library) {}

  private final Map<String, ShownClass> classes = new ConcurrentHashMap<>();
  private final FrameStyle.Names names;
  private final InApp inApp;

  FrameNames(FrameStyle style, InApp inApp) {
    this.names = style.names();
    this.inApp = inApp;
  }

  /** Returns the names of methods without their classes, for what names classes beside them. */
  static FrameNames plain(FrameStyle style) {
    return new FrameNames(
        new FrameStyle(style.lines(), FrameStyle.Names.METHOD, style.inApp(), style.notInApp()),
        new InApp(style.inApp(), style.notInApp()));
  }

  /** Returns how a frame is shown, with its line if it is known and asked for. */
  ProfileFrame name(Frame frame, boolean withLine) {
    int line = withLine ? Math.max(frame.lineNumber(), 0) : 0;
    return isNative(frame) ? nativeFrame(frame, line) : javaFrame(frame, line);
  }

  private ProfileFrame javaFrame(Frame frame, int line) {
    ShownClass shown = shown(frame.className());
    String className = shown.name;
    int dot = className.lastIndexOf('.');
    String method = method(frame);
    String function =
        names == FrameStyle.Names.QUALIFIED ? className.substring(dot + 1) + "." + method : method;
    String module = dot < 0 ? DEFAULT_PACKAGE + className : className;
    String cleanModule = UnicodeText.clean(module);
    return new ProfileFrame(
        UnicodeText.clean(function), cleanModule, cleanModule, line, shown.inApp);
  }

  private ShownClass shown(String className) {
    ShownClass shown = classes.get(className);
    if (shown == null) {
      String stable = GeneratedNames.stableClass(className);
      shown = new ShownClass(stable, inApp.test(stable), isLibrary(className));
      if (classes.size() < MAX_KEPT) {
        classes.put(className, shown);
      }
    }
    return shown;
  }

  /**
   * Looks for what every library has first: a match from the first character on costs much more.
   */
  private static boolean isLibrary(String className) {
    boolean maybe =
        className.startsWith("[")
            || className.startsWith("/")
            || className.contains(".so")
            || className.contains(".d");
    return maybe && LIBRARY.matcher(className).matches();
  }

  private static ProfileFrame nativeFrame(Frame frame, int line) {
    String module = UnicodeText.clean("native." + library(frame));
    return new ProfileFrame(UnicodeText.clean(method(frame)), module, module, line, false);
  }

  /** Functions that no symbol names have their library's path for a name. */
  private static String method(Frame frame) {
    String method = GeneratedNames.stableMethod(frame.methodName());
    return method.isEmpty() ? UNKNOWN : method;
  }

  private static String library(Frame frame) {
    String file = frame.className().substring(frame.className().lastIndexOf('/') + 1);
    if (!file.isEmpty()) {
      return GeneratedNames.stableLibrary(LIBRARY_VERSION.matcher(file).replaceFirst(""));
    }
    return switch (frame.type()) {
      case CPP, KERNEL -> frame.type().name().toLowerCase(Locale.ROOT);
      default -> "code";
    };
  }

  private boolean isNative(Frame frame) {
    return switch (frame.type()) {
      case CPP, KERNEL -> true;
      default ->
          !frame.isJava()
              || frame.descriptor().equals(NATIVE_DESCRIPTOR)
              || shown(frame.className()).library;
    };
  }
}
