package dev.debrief.testdata.build;

import java.net.URI;
import javax.tools.SimpleJavaFileObject;

/** A class that was made up to be compiled; it calls the class with the next lower number. */
final class GeneratedSource extends SimpleJavaFileObject {
  private static final String CLASS =
      """
      import java.util.*;
      import java.util.stream.*;

      final class Step%1$d {
        private final Map<String, List<Integer>> results = new TreeMap<>();

        List<Integer> run(List<String> names) {
          Map<Integer, List<String>> byLength =
              names.stream().collect(Collectors.groupingBy(String::length, TreeMap::new, Collectors.toList()));
          for (var entry : byLength.entrySet()) {
            results.merge(entry.getValue().get(0), List.of(entry.getKey()), Step%1$d::join);
          }
          return results.values().stream().flatMap(List::stream).map(this::weigh).toList();
        }

        private static List<Integer> join(List<Integer> first, List<Integer> second) {
          return Stream.concat(first.stream(), second.stream()).sorted(Comparator.reverseOrder()).toList();
        }

        private int weigh(int value) {
          return switch (value %% 4) {
            case 0 -> value / 2;
            case 1 -> value * 3 + %1$d;
            case 2 -> new Step%2$d().run(List.of("step", "number" + value)).size();
            default -> results.size();
          };
        }
      }
      """;

  private final String text;

  GeneratedSource(int number) {
    super(URI.create("string:///Step" + number + ".java"), Kind.SOURCE);
    text = CLASS.formatted(number, Math.max(0, number - 1));
  }

  @Override
  public CharSequence getCharContent(boolean ignoreEncodingErrors) {
    return text;
  }
}
