package dev.debrief.converter;

import static dev.debrief.converter.Given.stack;
import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.jfr.StackTrace;
import org.junit.jupiter.api.Test;

class NumberTableTest {
  private final NumberTable<StackTrace> numbers = new NumberTable<>();

  @Test
  void knowsNothingAtFirst() {
    assertThat(numbers.get(stack("a.B.c"))).isEqualTo(NumberTable.NONE);
  }

  @Test
  void findsTheSameAndEqualObjectsAmongMany() {
    for (int i = 0; i < 1000; i++) {
      numbers.put(stack("a.B.c:" + i), i);
    }

    for (int i = 0; i < 1000; i++) {
      assertThat(numbers.get(stack("a.B.c:" + i))).isEqualTo(i);
    }
    assertThat(numbers.get(stack("a.B.c:1000"))).isEqualTo(NumberTable.NONE);
  }

  @Test
  void tellsObjectsOfEqualHashApart() {
    NumberTable<String> texts = new NumberTable<>();
    texts.put("Aa", 1);
    texts.put("BB", 2);

    assertThat(texts.get("Aa")).isEqualTo(1);
    assertThat(texts.get("BB")).isEqualTo(2);
  }
}
