package dev.debrief.converter.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The hand-made files in {@code src/test/resources/rules}: one folder per rule, and good ones. */
final class RuleFiles {
  /** A moment after the times in the files, within the window for transactions. */
  static final CheckOptions OPTIONS =
      CheckOptions.defaults().withSendTime(Instant.parse("2026-01-01T00:10:00Z"));

  private RuleFiles() {}

  /** The files of a folder, sorted; empty if there is no such folder. */
  static List<Path> in(String folder) {
    Path directory = root().resolve(folder);
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] bytes(String path) {
    return bytes(root().resolve(path));
  }

  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folder of a rule: number and id, or the id alone. */
  static String folder(Rule rule) {
    return rule.number() == 0 ? rule.id() : "%02d-%s".formatted(rule.number(), rule.id());
  }

  static List<Violation> check(List<Path> files) {
    SentryCheck check = SentryRules.check(OPTIONS);
    files.forEach(file -> check.add(file.getFileName().toString(), bytes(file)));
    return check.finish();
  }

  private static Path root() {
    try {
      return Path.of(RuleFiles.class.getResource("/rules").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
