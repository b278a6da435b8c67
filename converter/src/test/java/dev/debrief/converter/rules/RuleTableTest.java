package dev.debrief.converter.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class RuleTableTest {
  @Test
  void hasEveryNumberOnceAndInOrder() {
    assertThat(SentryRules.all())
        .extracting(Rule::number)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 68).boxed().toList());
  }

  @Test
  void hasEveryIdOnce() {
    assertThat(Stream.concat(SentryRules.all().stream(), SentryRules.unnumbered().stream()))
        .extracting(Rule::id)
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches("[a-z0-9]+(-[a-z0-9]+)*"));
  }

  @Test
  void explainsEveryRule() {
    assertThat(SentryRules.all())
        .allSatisfy(
            rule -> {
              assertThat(rule.title()).endsWith(".");
              assertThat(rule.consequence()).endsWith(".");
              assertThat(rule.remedy()).endsWith(".");
            });
  }

  @Test
  void agreesWithTheDocumentation() throws IOException {
    List<String> rows =
        Files.readString(Path.of("../docs/formats.md"))
            .lines()
            .filter(line -> line.matches("\\| \\d+ \\| `.*"))
            .toList();

    assertThat(rows).containsExactlyElementsOf(SentryRules.all().stream().map(this::row).toList());
  }

  private String row(Rule rule) {
    return "| %d | `%s` | %s | %s | %s | %s | %s |"
        .formatted(
            rule.number(),
            rule.id(),
            rule.title(),
            word(rule.severity()),
            rule.consequence(),
            word(rule.kind()),
            test(rule));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String test(Rule rule) {
    if (rule.kind() == Rule.Kind.NOT_VISIBLE) {
      return "none";
    }
    return RuleFiles.in(RuleFiles.folder(rule)).isEmpty()
        ? "`SentryCheckTest`"
        : "`%s/`".formatted(RuleFiles.folder(rule));
  }
}
