package dev.debrief.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {
  private static final List<String> KNOWN = List.of("convert", "summary", "validate", "help");

  @ParameterizedTest
  @CsvSource({
    "convrt, convert",
    "conv, convert",
    "summery, summary",
    "hlep, help",
    "vaildate, validate"
  })
  void guessesWhatAMistypedWordWasMeantToBe(String word, String meant) {
    assertThat(Suggestion.closest(word, KNOWN)).contains(meant);
  }

  @Test
  void makesNoGuessWhenNothingIsClose() {
    assertThat(Suggestion.closest("upload", KNOWN)).isEmpty();
    assertThat(Suggestion.hint("--", "upload", KNOWN)).isEmpty();
  }
}
