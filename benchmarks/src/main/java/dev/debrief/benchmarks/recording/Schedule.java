package dev.debrief.benchmarks.recording;

import java.io.IOException;
import java.util.List;

/** Who acts next: a heap of actors by the time of their next moment, then by their number. */
final class Schedule {
  private final Actor[] actors;
  private final long[] times;
  private final int[] heap;

  Schedule(List<Actor> actors) {
    this.actors = actors.toArray(Actor[]::new);
    times = actors.stream().mapToLong(Actor::next).toArray();
    heap = new int[this.actors.length];
    for (int i = 0; i < heap.length; i++) {
      heap[i] = i;
    }
    for (int i = heap.length / 2 - 1; i >= 0; i--) {
      sink(i);
    }
  }

  /** Returns when somebody acts next. */
  long next() {
    return times[heap[0]];
  }

  /** Lets the one act whose time comes first. */
  void act() throws IOException {
    int first = heap[0];
    actors[first].act();
    times[first] = actors[first].next();
    sink(0);
  }

  private void sink(int from) {
    int moved = heap[from];
    int place = from;
    while (2 * place + 1 < heap.length) {
      int child = 2 * place + 1;
      if (child + 1 < heap.length && before(heap[child + 1], heap[child])) {
        child++;
      }
      if (!before(heap[child], moved)) {
        break;
      }
      heap[place] = heap[child];
      place = child;
    }
    heap[place] = moved;
  }

  private boolean before(int one, int other) {
    return times[one] < times[other] || (times[one] == times[other] && one < other);
  }
}
