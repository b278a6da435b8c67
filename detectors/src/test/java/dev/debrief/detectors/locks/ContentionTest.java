package dev.debrief.detectors.locks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.detectors.Detection;
import dev.debrief.detectors.Detector;
import dev.debrief.detectors.DetectorInfo;
import dev.debrief.detectors.Finding;
import dev.debrief.detectors.RunContext;
import dev.debrief.detectors.Scene;
import dev.debrief.timeline.query.ThreadSlice;
import dev.debrief.timeline.query.TimelineQuery;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** More locks than there are groups for. */
class ContentionTest {
  private static final String DESK = " < app.Desk.serve:5 < java.lang.Thread.run";

  /** Collects, and shows the groups in the end. */
  private static final class Collector implements Detector {
    private final List<LockGroup> groups = new ArrayList<>();

    @Override
    public DetectorInfo info() {
      return new LockContentionDetector().info();
    }

    @Override
    public Detection begin(RunContext context) {
      Contention contention = new Contention(context);
      return new Detection() {
        @Override
        public void accept(ThreadSlice slice) {
          contention.accept(slice);
        }

        @Override
        public List<Finding> finish(TimelineQuery query) {
          groups.addAll(contention.groupsInTable());
          return List.of();
        }
      };
    }

    /** Returns the groups whose longest wait was in a method. */
    List<LockGroup> in(String method) {
      return groups.stream()
          .filter(group -> group.site().frame().methodName().equals(method))
          .toList();
    }
  }

  private static Collector collected(Scene scene) throws IOException {
    Collector collector = new Collector();
    assertThat(scene.seenBy(collector).failures()).isEmpty();
    return collector;
  }

  /** Four threads wait for another lock every time, 20,000 times for 1 ms. */
  private static void waitOften(Scene scene, String stack) {
    for (int i = 0; i < 5_000; i++) {
      for (int thread = 1; thread <= 4; thread++) {
        int from = 2 * i + thread % 2;
        scene.enters(thread, from, from + 1, 1 + 4 * i + thread, stack);
      }
    }
  }

  private static void assertSums(List<LockGroup> groups, int count, int threads) {
    Tally all = new Tally();
    groups.forEach(group -> all.addAll(group.threads()));
    assertThat(groups.stream().mapToInt(LockGroup::count).sum()).isEqualTo(count);
    assertThat(groups.stream().mapToLong(LockGroup::nanos).sum()).isEqualTo(count * 1_000_000L);
    assertThat(all.lines()).hasSize(threads).allMatch(line -> line.count() == count / threads);
    assertThat(groups).allMatch(group -> group.longest().size() == Math.min(12, group.count()));
  }

  @Test
  void manyLocksOfAPlaceBecomeFewGroupsWithTheSameSums() throws IOException {
    Scene scene = new Scene();
    waitOften(scene, "app.Ledger.post:10" + DESK);
    for (int i = 0; i < 9_000; i++) {
      scene.enters(5 + i % 2, i, i + 1, 100_000 + i, "app.Ledger.book:20" + DESK);
    }

    Collector collected = collected(scene);

    assertThat(collected.groups).hasSizeLessThan(5_000);
    assertSums(collected.in("post"), 20_000, 4);
    assertSums(collected.in("book"), 9_000, 2);
  }

  @Test
  void morePlacesThanGroupsKeepTheirSums() throws IOException {
    Scene scene = new Scene();
    for (int i = 0; i < 9_000; i++) {
      scene.enters(5, i, i + 1, 100_000 + i, "app.Ledger.book" + i + ":20" + DESK);
    }
    waitOften(scene, "app.Ledger.post:10" + DESK);

    Collector collected = collected(scene);

    assertSums(collected.in("post"), 20_000, 4);
    for (int i = 0; i < 9_000; i += 100) {
      assertSums(collected.in("book" + i), 1, 1);
    }
  }

  @Test
  void theLargestLocksStayApart() throws IOException {
    Scene scene = new Scene();
    waitOften(scene, "app.Ledger.post:10" + DESK);
    for (int i = 0; i < 10; i++) {
      scene.enters(5, 500L * i, 500L * i + 400, 900_000 + i, "app.Ledger.post:10" + DESK);
    }

    assertThat(collected(scene).groups)
        .filteredOn(group -> group.address() >= 900_000)
        .hasSize(10)
        .allMatch(group -> group.count() == 1 && group.nanos() == 400_000_000L);
  }
}
