package dev.debrief.benchmarks.compare;

import dev.debrief.benchmarks.peers.HeaderScan;
import dev.debrief.benchmarks.peers.JdkLoop;
import dev.debrief.benchmarks.peers.JmcWanted;
import dev.debrief.benchmarks.peers.SentryConvert;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The programs that are compared, as they are installed and built in a checkout. */
final class Toolbox {
  /** The id of the tool that the others are compared with. */
  static final String DEBRIEF = "debrief";

  private static final String JAVA_HOME = System.getProperty("java.home", "");

  private final Path debrief;
  private final Path program;
  private final Path libraries;
  private final Path jfrconv;

  /**
   * @param root of the checkout
   * @throws IOException if something is not built
   */
  Toolbox(Path root) throws IOException {
    debrief = present(root.resolve("cli/target/installation/bin/debrief"));
    program = only(root.resolve("benchmarks/target"), "debrief-benchmarks-");
    jfrconv = root.resolve("benchmarks/target/tools/jfrconv.jar");
    libraries = present(root.resolve("benchmarks/target/lib"));
  }

  private static Path present(Path path) throws IOException {
    if (!Files.exists(path)) {
      throw new IOException(path + " is not there; build with: mvn package");
    }
    return path;
  }

  private static Path only(Path directory, String prefix) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(prefix))
          .filter(file -> file.toString().endsWith(".jar"))
          .findFirst()
          .orElseThrow(() -> new IOException("no " + prefix + "*.jar in " + directory));
    }
  }

  /** Returns the archive with this program. */
  Path program() {
    return program;
  }

  /** Returns the command that makes Debrief say its version. */
  List<String> version() {
    return List.of(debrief.toString(), "--version");
  }

  /** Returns all tools, Debrief first. */
  List<Tool> tools() throws IOException {
    return List.of(
        debrief(DEBRIEF, "Debrief", Map.of()),
        debrief(
            "debrief-no-cds", "Debrief without class data archive", Map.of("DEBRIEF_CDS", "off")),
        converter("pprof"),
        converter("otlp"),
        peer(
            "sentry",
            "Sentry's converter + JSON",
            SentryConvert.class,
            List.of("sentry", "jfr-converter"),
            List.of(Tool.OUT)),
        peer(
            "jmc",
            "JMC, wanted events",
            JmcWanted.class,
            List.of("flightrecorder", "common-", "encoder", "lz4"),
            List.of()),
        peer("jdk", "JDK RecordingFile", JdkLoop.class, List.of(), List.of()),
        peer("scan", "header-only scan", HeaderScan.class, List.of(), List.of()));
  }

  /** Returns Debrief with so little memory. */
  Tool limited(String option) {
    return debrief(
        "debrief" + option, "Debrief with " + option, Map.of("DEBRIEF_JAVA_OPTS", option));
  }

  private Tool debrief(String id, String label, Map<String, String> environment) {
    Map<String, String> all = new HashMap<>();
    all.put("JAVA_HOME", JAVA_HOME);
    all.put("DEBRIEF_JAVA_OPTS", "");
    all.put("DEBRIEF_CDS", "");
    all.putAll(environment);
    return new Tool(
        id, label, List.of(debrief.toString(), "convert"), List.of("-o", Tool.OUT), all);
  }

  private Tool converter(String format) throws IOException {
    String archive = present(jfrconv).toString();
    return new Tool(
        "jfrconv-" + format,
        "jfrconv " + format,
        List.of(java(), Tool.MEMORY, "-jar", archive, "-o", format),
        List.of(Tool.OUT),
        Map.of());
  }

  private Tool peer(
      String id, String label, Class<?> main, List<String> archives, List<String> after)
      throws IOException {
    List<String> path = new ArrayList<>(List.of(program.toString()));
    try (Stream<Path> files = Files.list(libraries)) {
      files
          .filter(file -> archives.stream().anyMatch(file.getFileName().toString()::startsWith))
          .sorted()
          .forEach(file -> path.add(file.toString()));
    }
    return new Tool(
        id,
        label,
        List.of(java(), Tool.MEMORY, "-cp", String.join(File.pathSeparator, path), main.getName()),
        after,
        Map.of());
  }

  private static String java() {
    return Path.of(JAVA_HOME, "bin", "java").toString();
  }
}
