package dev.debrief.testdata.corpus;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * One line of the corpus's {@code MANIFEST.tsv}.
 *
 * @param file path in the corpus, with {@code /}
 * @param producer what wrote it, such as {@code async-profiler 3.0 on HotSpot 17}
 * @param category the column {@code class}: {@code jdk17-20}, {@code ap4}, {@code bad:06}, ...
 * @param notes what is special about it, often empty
 * @param columns every column by its name in the head line, empty values included; read-only
 */
public record ManifestRow(
    String file, String producer, String category, String notes, Map<String, String> columns) {

  /** Creates a row. */
  public ManifestRow {
    columns = Collections.unmodifiableMap(new TreeMap<>(columns));
  }

  /** Returns a column's text, empty if there is none. */
  public String column(String name) {
    return columns.getOrDefault(name, "");
  }

  /** Returns whether the file is damaged or no recording, as opposed to a control or a real one. */
  public boolean isFault() {
    return category.startsWith("bad:") && !notes.startsWith("CONTROL");
  }
}
