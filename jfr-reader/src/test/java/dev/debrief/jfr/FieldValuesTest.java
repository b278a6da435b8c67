package dev.debrief.jfr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FieldValuesTest {
  @Test
  void isTheMapOfWhatWasCollected() {
    FieldValues.Builder builder = new FieldValues.Builder();
    Map<String, Object> expected = new LinkedHashMap<>();
    for (int i = 0; i < 50; i++) {
      builder.add("field" + i, (long) i);
      expected.put("field" + i, (long) i);
    }

    FieldValues fields = builder.build();

    assertThat(fields).isEqualTo(expected).hasSize(50).hasSameHashCodeAs(expected);
    assertThat(fields.keySet()).containsExactlyElementsOf(expected.keySet());
    assertThat(fields.get("field49")).isEqualTo(49L);
    assertThat(fields.get("field50")).isNull();
    assertThat(fields.get(null)).isNull();
    assertThat(fields.containsKey("field0")).isTrue();
  }

  @Test
  void laterValueTakesThePlaceOfAnEarlierOne() {
    FieldValues.Builder builder = new FieldValues.Builder();
    builder.put("a:b", 1L);
    builder.put("a:b", 2L);

    assertThat(builder.get("a:b")).isEqualTo(2L);
    assertThat(builder.build()).isEqualTo(Map.of("a:b", 2L));
  }

  @Test
  void whatWasBuiltStaysWhenTheBuilderIsUsedAgain() {
    FieldValues.Builder builder = new FieldValues.Builder();
    builder.add("name", "first");
    FieldValues first = builder.build();
    builder.clear();
    builder.add("name", "second");

    assertThat(first).isEqualTo(Map.of("name", "first"));
    assertThat(builder.get("other")).isNull();
  }

  @Test
  void cannotBeChanged() {
    FieldValues.Builder builder = new FieldValues.Builder();
    builder.add("name", "value");
    FieldValues fields = builder.build();

    assertThatThrownBy(() -> fields.put("name", "other"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> fields.entrySet().iterator().next().setValue("other"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(fields::clear).isInstanceOf(UnsupportedOperationException.class);
  }
}
