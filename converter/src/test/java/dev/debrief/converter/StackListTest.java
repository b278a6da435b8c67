package dev.debrief.converter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StackListTest {
  private final StackList list = new StackList();

  @Test
  void equalStacksHaveOneNumberWhateverFollowsThemInTheArray() {
    int first = list.number(new int[] {1, 2, 9}, 2);
    int longer = list.number(new int[] {1, 2, 9}, 3);

    assertThat(list.number(new int[] {1, 2, 7}, 2)).isEqualTo(first);
    assertThat(longer).isNotEqualTo(first);
    assertThat(framesOf(first)).containsExactly(1, 2);
    assertThat(framesOf(longer)).containsExactly(1, 2, 9);
  }

  @Test
  void emptyStackIsAStack() {
    int empty = list.number(new int[] {5}, 0);

    assertThat(list.depth(empty)).isZero();
    assertThat(list.number(new int[0], 0)).isEqualTo(empty);
  }

  @Test
  void keepsAllOfThousandsOverManyPages() {
    Random random = new Random(7);
    Map<List<Integer>, Integer> numbers = new HashMap<>();
    for (int i = 0; i < 20_000; i++) {
      int[] frames = random.ints(random.nextInt(60), 0, 4).toArray();
      List<Integer> key = Arrays.stream(frames).boxed().collect(Collectors.toList());
      int number = list.number(frames, frames.length);
      assertThat(numbers.computeIfAbsent(key, unused -> number)).isEqualTo(number);
    }
    list.seal();

    assertThat(list.size()).isEqualTo(numbers.size());
    numbers.forEach((frames, number) -> assertThat(framesOf(number)).isEqualTo(frames));
  }

  @Test
  void stackMayBeDeeperThanAPage() {
    int[] deep = new Random(8).ints(200_000, 0, 100).toArray();

    int number = list.number(deep, deep.length);
    int next = list.number(new int[] {3}, 1);

    assertThat(list.depth(number)).isEqualTo(200_000);
    assertThat(framesOf(next)).containsExactly(3);
    assertThat(list.number(deep, deep.length)).isEqualTo(number);
  }

  private List<Integer> framesOf(int stack) {
    return Arrays.stream(list.page(stack), list.start(stack), list.end(stack)).boxed().toList();
  }
}
