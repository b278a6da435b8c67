package dev.debrief.timeline.span.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.debrief.timeline.span.SpanRule;
import dev.debrief.timeline.span.SpanSource;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads span sources that are written as JSON, in the shape that {@code docs/spans.md} tells. */
public final class SourceFile {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

  private SourceFile() {}

  /**
   * Reads the sources of a file; they come before those that are built in.
   *
   * @throws SourceFileException if it says something that has no meaning
   * @throws IOException if it cannot be read
   */
  public static List<SpanSource> read(Path file) throws SourceFileException, IOException {
    try (Reader reader = Files.newBufferedReader(file)) {
      return sources(rules(file.toString(), reader));
    }
  }

  /** Returns the rules of a file, in their order. */
  static List<SpanRule> rules(String name, Reader reader) throws SourceFileException, IOException {
    try (JsonParser parser = JSON.createParser(reader)) {
      return new SourceFileParser(name, parser).parse();
    } catch (JsonProcessingException e) {
      long line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      String cause = WHITE_SPACE.matcher(e.getOriginalMessage()).replaceAll(" ");
      throw new SourceFileException(
          "%s:%d: not JSON: %s: correct it there, or begin with what 'summary' prints"
              .formatted(name, line, cause));
    } catch (CharacterCodingException e) {
      throw new SourceFileException(name + ":1: the file is not UTF-8: save it as UTF-8");
    }
  }

  private static List<SpanSource> sources(List<SpanRule> rules) {
    Map<String, List<SpanRule>> byId = new LinkedHashMap<>();
    for (SpanRule rule : rules) {
      byId.computeIfAbsent(rule.source(), id -> new ArrayList<>()).add(rule);
    }
    return byId.entrySet().stream()
        .<SpanSource>map(entry -> new WrittenSource(entry.getKey(), entry.getValue()))
        .toList();
  }

  /** A source of a user's file. */
  private record WrittenSource(String id, List<SpanRule> rules) implements SpanSource {
    /** Whoever writes one knows better. */
    @Override
    public int priority() {
      return 1;
    }
  }
}
