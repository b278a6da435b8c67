package dev.debrief.engine;

import dev.debrief.converter.rules.CheckOptions;
import dev.debrief.converter.rules.SentryCheck;
import dev.debrief.converter.rules.SentryRules;
import dev.debrief.converter.rules.Violation;
import dev.debrief.engine.Validation.BrokenRule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Checks files, one after the other, and what only all of them together show. */
final class Validating {
  /** Lies beside envelopes and payloads, and is neither. */
  private static final String MANIFEST = "manifest.json";

  private final ValidateRequest request;
  private final SentryCheck check = SentryRules.check(CheckOptions.defaults());
  private final List<String> unreadable = new ArrayList<>();
  private int files;

  Validating(ValidateRequest request) {
    this.request = request;
  }

  Validation run() {
    for (String operand : request.operands()) {
      try {
        if (operand.equals("-")) {
          add("stdin", request.standardInput());
        } else {
          addPath(Path.of(operand), operand);
        }
      } catch (IOException | UncheckedIOException e) {
        unreadable.add(operand + ": cannot be read: " + e.getMessage());
      } catch (InvalidPathException e) {
        unreadable.add(operand + ": is no path");
      }
    }
    return new Validation(
        files, check.finish().stream().map(Validating::broken).toList(), unreadable);
  }

  private void addPath(Path path, String name) throws IOException {
    if (Files.isDirectory(path)) {
      addDirectory(path);
    } else if (Files.isReadable(path)) {
      try (InputStream content = Files.newInputStream(path)) {
        add(name, content);
      }
    } else {
      unreadable.add(name + (Files.exists(path) ? ": permission denied" : ": no such file"));
    }
  }

  private void addDirectory(Path directory) throws IOException {
    List<Path> found;
    try (Stream<Path> walk = Files.walk(directory)) {
      found = walk.filter(Files::isRegularFile).filter(Validating::isMeant).sorted().toList();
    }
    if (found.isEmpty()) {
      unreadable.add(directory + ": no *.envelope or *.json file in it");
    }
    for (Path file : found) {
      addPath(file, file.toString());
    }
  }

  private static boolean isMeant(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.endsWith(".envelope") || (name.endsWith(".json") && !name.equals(MANIFEST));
  }

  private void add(String name, InputStream content) throws IOException {
    check.add(name, content);
    files++;
  }

  private static BrokenRule broken(Violation violation) {
    return new BrokenRule(
        violation.rule().id(),
        Validation.Severity.valueOf(violation.severity().name()),
        violation.file(),
        violation.position(),
        violation.message(),
        violation.rule().remedy(),
        violation.count());
  }
}
