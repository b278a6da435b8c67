package dev.debrief.timeline.span.config;

import dev.debrief.timeline.span.SpanRule;
import dev.debrief.timeline.span.SpanSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * Frameworks whose events need nothing but a description: Quarkus, Brave, OpenTracing, Jeffrey,
 * Spring's start-up steps, Camel, Hibernate, opensabe. Their rules stand in {@code
 * frameworks.json}, which has the shape of users' files.
 */
public final class FrameworkSource implements SpanSource {
  private static final String FILE = "frameworks.json";

  private final List<SpanRule> rules = builtIn();

  private static List<SpanRule> builtIn() {
    try (InputStream in =
        Objects.requireNonNull(FrameworkSource.class.getResourceAsStream(FILE), FILE)) {
      return SourceFile.rules(FILE, new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SourceFileException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String id() {
    return "frameworks";
  }

  @Override
  public List<SpanRule> rules() {
    return rules;
  }
}
