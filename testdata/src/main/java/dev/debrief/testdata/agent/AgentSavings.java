package dev.debrief.testdata.agent;

import dev.debrief.testdata.truth.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The program that says what each change to the agent saves: the difference between the median run
 * times with and without it.
 *
 * <p>Arguments: the directory with the truth files {@code VARIANT.N.truth.jsonl} of several runs,
 * and the JSON file to write.
 */
final class AgentSavings {
  private static final String BEFORE = "agent-before";
  private static final Pattern RUN =
      Pattern.compile("\"endNanos\":(\\d+).*\"kind\":\"run\".*\"startNanos\":(\\d+)");

  private AgentSavings() {}

  public static void main(String[] args) throws IOException {
    String json = toJson(runMillis(Path.of(args[0])));
    Files.writeString(Path.of(args[1]), json + "\n");
  }

  /** Run times in milliseconds by variant, in order of time. */
  private static Map<String, Collection<Long>> runMillis(Path directory) throws IOException {
    Map<String, Collection<Long>> millis = new TreeMap<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        String variant = name.substring(0, name.indexOf('.'));
        millis.computeIfAbsent(variant, unused -> new ArrayList<>()).add(runMillisOf(file));
      }
    }
    return millis;
  }

  private static long runMillisOf(Path truthFile) throws IOException {
    Matcher run = RUN.matcher(Files.readString(truthFile));
    if (!run.find()) {
      throw new IOException("no run in " + truthFile);
    }
    long nanos = Long.parseLong(run.group(1)) - Long.parseLong(run.group(2));
    return TimeUnit.NANOSECONDS.toMillis(nanos);
  }

  static String toJson(Map<String, Collection<Long>> runMillis) {
    Map<String, Long> medians = new TreeMap<>();
    runMillis.forEach((variant, millis) -> medians.put(variant, median(millis)));
    long before = medians.getOrDefault(BEFORE, 0L);
    Map<String, Long> saved = new TreeMap<>();
    medians.forEach((variant, median) -> saved.put(variant, before - median));
    saved.remove(BEFORE);
    return Json.of(Map.of("runMillis", runMillis, "medianMillis", medians, "savedMillis", saved));
  }

  private static long median(Collection<Long> values) {
    List<Long> sorted = values.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }
}
