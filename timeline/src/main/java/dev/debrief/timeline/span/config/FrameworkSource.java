package dev.debrief.timeline.span.config;

import dev.debrief.jfr.EventType;
import dev.debrief.timeline.span.SpanRule;
import dev.debrief.timeline.span.SpanSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Frameworks whose events need nothing but a description: Quarkus, Brave, OpenTracing, Jeffrey,
 * Spring's start-up steps, Camel, Hibernate, opensabe. Their rules stand in {@code
 * frameworks.json}, which has the shape of users' files.
 */
public final class FrameworkSource implements SpanSource {
  private static final String FILE = "frameworks.json";

  /** Made when they are asked for first. */
  private static final class Rules {
    static final List<SpanRule> BUILT_IN = builtIn();
  }

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

  /**
   * Events of the JDK have no rule here: most recordings have no others, and never read the file.
   */
  @Override
  public Optional<SpanRule> ruleFor(EventType type) {
    return type.name().startsWith("jdk.") ? Optional.empty() : SpanSource.super.ruleFor(type);
  }

  @Override
  public List<SpanRule> rules() {
    return Rules.BUILT_IN;
  }
}
