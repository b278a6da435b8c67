package dev.debrief.timeline;

import java.util.List;
import java.util.regex.Pattern;

/** Chooses threads by globs of their names: {@code *} is any text, {@code ?} any character. */
final class ThreadFilter {
  private final List<Pattern> wanted;
  private final List<Pattern> excluded;

  ThreadFilter(List<String> wanted, List<String> excluded) {
    this.wanted = wanted.stream().map(ThreadFilter::compile).toList();
    this.excluded = excluded.stream().map(ThreadFilter::compile).toList();
  }

  boolean accepts(TimelineThread thread) {
    return (wanted.isEmpty() || matches(wanted, thread)) && !matches(excluded, thread);
  }

  private static boolean matches(List<Pattern> patterns, TimelineThread thread) {
    return patterns.stream().anyMatch(pattern -> pattern.matcher(thread.name()).matches());
  }

  private static Pattern compile(String glob) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      switch (c) {
        case '*' -> regex.append(".*");
        case '?' -> regex.append('.');
        default -> regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }
}
