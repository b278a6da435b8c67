package dev.debrief.timeline;

import dev.debrief.jfr.Frame;
import dev.debrief.jfr.StackTrace;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.StringTokenizer;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The table that tells from frames and classes what a waiting thread waits for; {@code
 * wait-frames.txt} beside this class explains its rows. Of equal patterns the first counts. Its
 * rows are not changed once it is made; what they say of a frame is remembered, because few frames
 * make up most stacks. Safe for use by several threads.
 */
final class WaitFrames {
  private static final String RESOURCE = "wait-frames.txt";
  private static final String CLASS_MARK = "class:";
  private static final String LEAF_MARK = "native";
  private static final int REMEMBERED_FRAMES = 50_000;
  private static final String WHITE_SPACE = " \t\n\u000B\f\r";
  private static final List<String> JDK_PREFIXES =
      List.of("java.", "javax.", "jdk.", "sun.", "com.sun.");

  private final Patterns frames;
  private final Patterns classes;
  private final Map<Frame, Verdict> verdicts = new ConcurrentHashMap<>();

  /**
   * One row of the table.
   *
   * @param nativeLeaf whether a thread in native code is blocked when this is its top frame
   */
  record Row(WaitKind kind, boolean nativeLeaf) {}

  /**
   * What a frame says by itself.
   *
   * @param row what it waits for, if it is known
   * @param application whether it is a Java method that is not the JDK's
   */
  private record Verdict(@Nullable Row row, boolean nativeCode, boolean application) {}

  /**
   * A match.
   *
   * @param depth index of the frame that matched, 0 is the leaf
   */
  record Match(WaitKind kind, int depth) {}

  /** Texts to match: whole, or up to a final star. */
  private static final class Patterns {
    private final Map<String, Row> exact = new HashMap<>();
    private final List<Map.Entry<String, Row>> prefixes = new ArrayList<>();

    void add(String pattern, Row row) {
      if (pattern.endsWith("*")) {
        prefixes.add(Map.entry(pattern.substring(0, pattern.length() - 1), row));
      } else {
        exact.putIfAbsent(pattern, row);
      }
    }

    @Nullable Row find(String text) {
      Row row = exact.get(text);
      if (row != null) {
        return row;
      }
      for (Map.Entry<String, Row> prefix : prefixes) {
        if (text.startsWith(prefix.getKey())) {
          return prefix.getValue();
        }
      }
      return null;
    }
  }

  private WaitFrames(Patterns frames, Patterns classes) {
    this.frames = frames;
    this.classes = classes;
  }

  /** Returns the table that comes with Debrief. */
  static WaitFrames builtIn() {
    return with(List.of());
  }

  /**
   * Returns the table that comes with Debrief and further rows, which count instead of its own.
   *
   * @param lines of a user's file
   * @throws IllegalArgumentException if a line is not a row, with its number
   */
  static WaitFrames with(List<String> lines) {
    WaitFrames table = parse(lines);
    for (String line : builtInLines()) {
      table.addRow(line, 0);
    }
    return table;
  }

  private static List<String> builtInLines() {
    try (InputStream in =
            Objects.requireNonNull(WaitFrames.class.getResourceAsStream(RESOURCE), RESOURCE);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns the table that lines describe.
   *
   * @throws IllegalArgumentException if a line is not a row, with its number
   */
  static WaitFrames parse(List<String> lines) {
    WaitFrames table = new WaitFrames(new Patterns(), new Patterns());
    for (int i = 0; i < lines.size(); i++) {
      table.addRow(lines.get(i), i + 1);
    }
    return table;
  }

  private void addRow(String text, int number) {
    String line = text.strip();
    if (line.isEmpty() || line.startsWith("#")) {
      return;
    }
    List<String> words = words(line);
    boolean leaf = words.size() == 3 && words.get(2).equals(LEAF_MARK);
    if (words.size() != 2 && !leaf) {
      throw new IllegalArgumentException("line " + number + " is not 'KIND PATTERN [native]'");
    }
    Row row = new Row(kind(words.get(0), number), leaf);
    String pattern = words.get(1);
    if (pattern.startsWith(CLASS_MARK)) {
      classes.add(pattern.substring(CLASS_MARK.length()), row);
    } else {
      frames.add(pattern, row);
    }
  }

  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    StringTokenizer tokens = new StringTokenizer(line, WHITE_SPACE);
    while (tokens.hasMoreTokens()) {
      words.add(tokens.nextToken());
    }
    return words;
  }

  private static WaitKind kind(String word, int number) {
    for (WaitKind kind : WaitKind.values()) {
      if (kind.name().equals(word)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("line " + number + ": there is no wait kind " + word);
  }

  /**
   * Returns what a stack waits for: the outermost frame that the table knows, before the first
   * frame of an application. Outermost, because the JDK's own layers call each other: a pool's
   * {@code getTask} takes from a queue, which parks. Not beyond the application, because what
   * called that has begun something else.
   */
  Optional<Match> match(StackTrace stack) {
    Match found = null;
    for (int depth = 0; depth < stack.depth(); depth++) {
      Verdict verdict = verdict(stack.frame(depth));
      if (verdict.row() != null) {
        found = new Match(verdict.row().kind(), depth);
      } else if (verdict.application()) {
        break;
      }
    }
    return Optional.ofNullable(found);
  }

  private Verdict verdict(Frame frame) {
    Verdict known = verdicts.get(frame);
    if (known == null) {
      boolean nativeCode = isNativeCode(frame);
      known = new Verdict(frames.find(text(frame)), nativeCode, !nativeCode && !isJdk(frame));
      if (verdicts.size() >= REMEMBERED_FRAMES) {
        verdicts.clear();
      }
      verdicts.put(frame, known);
    }
    return known;
  }

  /** Returns whether a thread in native code with this stack is blocked, as opposed to running. */
  boolean blockedInNative(StackTrace stack) {
    for (int depth = 0; depth < stack.depth(); depth++) {
      Verdict verdict = verdict(stack.frame(depth));
      if (!verdict.nativeCode()) {
        return verdict.row() != null && verdict.row().nativeLeaf();
      }
    }
    return false;
  }

  /** Returns what a thread waits for that waits on an object of a class. */
  Optional<WaitKind> matchClass(String className) {
    return Optional.ofNullable(classes.find(className)).map(Row::kind);
  }

  /** Returns whether a frame is not a Java method: async-profiler puts the library as its class. */
  static boolean isNativeCode(Frame frame) {
    return !frame.isJava()
        || frame.type() == Frame.Type.CPP
        || frame.type() == Frame.Type.KERNEL
        || frame.className().contains(".so")
        || frame.className().endsWith(".dylib");
  }

  private static String text(Frame frame) {
    return isNativeCode(frame) ? frame.methodName() : frame.className() + '.' + frame.methodName();
  }

  private static boolean isJdk(Frame frame) {
    return JDK_PREFIXES.stream().anyMatch(frame.className()::startsWith);
  }
}
