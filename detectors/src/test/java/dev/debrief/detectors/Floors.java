package dev.debrief.detectors;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The least precision and recall that detectors must keep, from {@code floors.tsv}. */
final class Floors {
  private static final String RESOURCE = "floors.tsv";

  private Floors() {}

  /** A line of the table. */
  record Floor(double precision, double recall) {}

  /** Returns the floors by detector, {@link Score#ALL} for the sum of all. */
  static Map<String, Floor> read() throws IOException {
    Map<String, Floor> floors = new LinkedHashMap<>();
    for (String line : lines(RESOURCE)) {
      String[] cells = line.split("\t", -1);
      floors.put(cells[0], new Floor(Double.parseDouble(cells[1]), Double.parseDouble(cells[2])));
    }
    return floors;
  }

  /** Returns the lines of a table beside this class, without its head and remarks. */
  static List<String> lines(String resource) throws IOException {
    InputStream stream =
        Objects.requireNonNull(Floors.class.getResourceAsStream(resource), resource);
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .skip(1)
          .toList();
    }
  }
}
