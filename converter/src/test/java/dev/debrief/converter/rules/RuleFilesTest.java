package dev.debrief.converter.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every broken file is found by its own rule and by no other, every good file by none. */
final class RuleFilesTest {
  /** Rules whose files are made by a test, because they are large. */
  private static final Set<String> GENERATED = Set.of("item-too-large", "too-many-threads");

  @TestFactory
  Stream<DynamicTest> findsEachBrokenFileByItsRuleOnly() {
    return Stream.concat(SentryRules.all().stream(), SentryRules.unnumbered().stream())
        .filter(rule -> rule.kind() != Rule.Kind.NOT_VISIBLE && !GENERATED.contains(rule.id()))
        .flatMap(rule -> inputs(rule).map(input -> test(rule, input)));
  }

  @TestFactory
  Stream<DynamicTest> findsNothingInGoodFiles() {
    return RuleFiles.in("good").stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.getFileName().toString(),
                    () -> assertThat(RuleFiles.check(List.of(file))).isEmpty()));
  }

  /** A rule over several files has one set, any other rule one input per file. */
  private static Stream<List<Path>> inputs(Rule rule) {
    List<Path> files = RuleFiles.in(RuleFiles.folder(rule));
    boolean set = rule.kind() == Rule.Kind.SET || files.isEmpty();
    return set ? Stream.of(files) : files.stream().map(List::of);
  }

  private static DynamicTest test(Rule rule, List<Path> files) {
    String name = files.size() == 1 ? "/" + files.get(0).getFileName() : "";
    return DynamicTest.dynamicTest(
        RuleFiles.folder(rule) + name,
        () ->
            assertThat(RuleFiles.check(files))
                .isNotEmpty()
                .allSatisfy(violation -> assertThat(violation.rule()).isEqualTo(rule)));
  }
}
