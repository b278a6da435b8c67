package dev.debrief.testdata.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.testdata.corpus.ExpectedFinding.Measure;
import dev.debrief.testdata.corpus.ExpectedFinding.Period;
import dev.debrief.testdata.corpus.ExpectedFinding.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class ExpectedFindingTest {
  private final ExpectedFinding finding =
      new ExpectedFinding(
          "repeated-init",
          new Place(
              List.of("main"),
              List.of("Book.<init>", "Shop.open"),
              Optional.empty(),
              Optional.empty()),
          new Period(100, 300),
          new Measure(OptionalDouble.empty(), OptionalLong.empty(), Map.of()));

  @Test
  void namesFrameInWhateverWayTheClassIsWritten() {
    assertThat(finding.namesFrame("Book", "<init>")).isTrue();
    assertThat(finding.namesFrame("acme.store.Shelf$Book", "<init>")).isTrue();
    assertThat(finding.namesFrame("acme/store/Book", "<init>")).isTrue();
  }

  @Test
  void namesLambdaBodyByTheMethodThatHoldsIt() {
    assertThat(finding.namesFrame("acme.Shop", "lambda$open$0")).isTrue();
  }

  @Test
  void doesNotNameOtherMethodsOrClasses() {
    assertThat(finding.namesFrame("acme.Book", "read")).isFalse();
    assertThat(finding.namesFrame("acme.NoteBook", "<init>")).isFalse();
  }

  @Test
  void overlapIsWhatBothHave() {
    assertThat(finding.period().overlapNanos(50, 180)).isEqualTo(80);
    assertThat(finding.period().overlapNanos(300, 400)).isZero();
    assertThat(finding.period().overlapNanos(400, 500)).isZero();
  }
}
