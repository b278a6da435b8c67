package dev.debrief.jfr.input;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Patterns for paths as shells expand them: {@code *}, {@code ?} and {@code [..]} within one
 * directory level, {@code **} for any number of levels, none included, and {@code {a,b}} for
 * alternatives, which may hold slashes. Names that begin with a dot match only if the pattern says
 * the dot. Links to directories are followed by name, but not by {@code **}.
 */
final class Glob {
  private static final String ANY_DEPTH = "**";

  private final Set<Path> found = new LinkedHashSet<>();

  private Glob() {}

  /** Returns whether text is a pattern at all. */
  static boolean isPattern(String text) {
    return text.chars().anyMatch(c -> "*?[{".indexOf(c) >= 0);
  }

  /**
   * Returns the files and directories that match, sorted for each alternative, none twice.
   *
   * @throws java.util.regex.PatternSyntaxException if the pattern is not valid
   * @throws java.nio.file.InvalidPathException if it names something that cannot be a path
   */
  static Collection<Path> expand(String pattern) {
    Glob glob = new Glob();
    for (String alternative : alternatives(pattern)) {
      glob.expandAlternative(alternative);
    }
    return glob.found;
  }

  /** Takes the first braces apart, then what results. */
  private static List<String> alternatives(String pattern) {
    int open = pattern.indexOf('{');
    int close = open < 0 ? -1 : closingBrace(pattern, open);
    if (close < 0) {
      return List.of(pattern.replace("{", "\\{"));
    }
    List<String> all = new ArrayList<>();
    int depth = 0;
    int from = open + 1;
    for (int i = from; i <= close; i++) {
      char c = pattern.charAt(i);
      if (depth == 0 && (c == ',' || i == close)) {
        String chosen = pattern.substring(from, i);
        all.addAll(
            alternatives(pattern.substring(0, open) + chosen + pattern.substring(close + 1)));
        from = i + 1;
      }
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
    }
    return all;
  }

  private static int closingBrace(String pattern, int open) {
    int depth = 0;
    for (int i = open; i < pattern.length(); i++) {
      depth += pattern.charAt(i) == '{' ? 1 : pattern.charAt(i) == '}' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }

  private void expandAlternative(String pattern) {
    String portable = File.separatorChar == '/' ? pattern : pattern.replace('\\', '/');
    int literal = 0;
    for (int slash = portable.indexOf('/');
        slash >= 0 && !isPattern(portable.substring(0, slash));
        slash = portable.indexOf('/', slash + 1)) {
      literal = slash + 1;
    }
    Path base = Path.of(portable.substring(0, literal));
    match(base, List.of(portable.substring(literal).split("/+")));
  }

  private void match(Path base, List<String> levels) {
    String level = levels.get(0);
    List<String> below = levels.subList(1, levels.size());
    if (level.equals(ANY_DEPTH)) {
      matchAnyDepth(base, below);
    } else if (!isPattern(level)) {
      matched(base.resolve(level), below);
    } else {
      PathMatcher matcher = base.getFileSystem().getPathMatcher("glob:" + level);
      for (Path child : children(base)) {
        if (matcher.matches(child.getFileName()) && isShown(child, level)) {
          matched(child, below);
        }
      }
    }
  }

  private void matched(Path path, List<String> below) {
    if (below.isEmpty() && Files.exists(path)) {
      found.add(path);
    } else if (!below.isEmpty() && Files.isDirectory(path)) {
      match(path, below);
    }
  }

  private void matchAnyDepth(Path base, List<String> below) {
    matched(base, below);
    for (Path child : below.isEmpty() ? List.<Path>of() : children(base)) {
      if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS) && isShown(child, ANY_DEPTH)) {
        matchAnyDepth(child, below);
      }
    }
  }

  private static boolean isShown(Path child, String level) {
    return level.startsWith(".") || !child.getFileName().toString().startsWith(".");
  }

  /** What cannot be listed has no children, as in a shell. */
  private static List<Path> children(Path directory) {
    try (Stream<Path> children = Files.list(directory)) {
      return children.sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
