package dev.debrief.timeline.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.jfr.Frame;
import dev.debrief.jfr.StackTrace;
import dev.debrief.timeline.Blocker;
import dev.debrief.timeline.Enclosing;
import dev.debrief.timeline.TimelineThread;
import dev.debrief.timeline.WaitKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of windows that a store takes. */
class SliceStoreTest {
  private static final TimelineThread MAIN = new TimelineThread(1, "main", false);

  @Test
  void makesWaitsWholeThatWereCutAtTheEdgesOfWindows() throws IOException {
    Questions.Answered answered =
        Questions.of(
            """
            chunk 0 30s
            set jdk.ExecutionSample period 10ms
            samples execution main#1 0 10
              | a a
            park main#1 20 3500 java.util.concurrent.FutureTask.get app.Main.main
            samples execution main#1 3500 10
              | b b
            """);
    String rows = "0-10 a  10-20 a  20-3500 FUTURE  3500-3510 b  3510-3520 b";
    assertThat(answered.rows("main")).isEqualTo(rows);
    assertThat(answered.seen("main")).isEqualTo(rows);
  }

  @Test
  void keepsWaitsApartThatMeetAtTheEdgeOfWindows() throws IOException {
    Questions.Answered answered =
        Questions.of(
            """
            chunk 0 30s
            park main#1 500 1000 java.util.concurrent.FutureTask.get app.Main.first
            park main#1 1000 1500 java.util.concurrent.FutureTask.get app.Main.second
            """);
    assertThat(answered.rows("main")).isEqualTo("500-1000 FUTURE  1000-1500 FUTURE");
  }

  @Test
  void keepsTheWaitWithWhichTheRecordingEnds() throws IOException {
    Questions.Answered answered =
        Questions.of(
            """
            chunk 0 2s
            park main#1 500 2s java.util.concurrent.FutureTask.get app.Main.first
            """);
    assertThat(answered.rows("main")).isEqualTo("500-2000 FUTURE");
  }

  @Test
  void tellsWhoNotifiedAndWhatWasWaitedOn() throws IOException {
    Questions.Answered answered =
        Questions.of(
            """
            chunk 0 30s
            monitor_wait main#1 500 1900 @java.lang.Thread ^worker#7 &4711 java.lang.Thread.join
            """);
    Blocker blocker = answered.onlyWait("main").blocker();
    assertThat(blocker)
        .isEqualTo(
            new Blocker(
                "java.lang.Thread", Optional.of(new TimelineThread(7, "worker", false)), 4711));
  }

  @Test
  void keepsVirtualThreadsApart() throws IOException {
    StringBuilder recording = new StringBuilder("chunk 0 30s\n");
    for (int i = 100; i < 200; i++) {
      recording.append("sleep ~" + i + " " + i + " " + (i + 50) + " java.lang.Thread.sleep\n");
    }
    assertThat(Questions.of(recording.toString()).query().threads()).hasSize(100);
  }

  @Test
  void answersTheSameFromTheTemporaryFile() throws IOException {
    StringBuilder recording = new StringBuilder("chunk 0 30s\n");
    for (int i = 0; i < 2_000; i++) {
      recording.append(
          "sleep main#1 "
              + i * 10
              + " "
              + (i * 10 + 5)
              + " java.lang.Thread.sleep app.Main.m"
              + i % 7
              + "\n");
    }
    assertThat(Questions.of(recording.toString(), 1).rows("main"))
        .isEqualTo(Questions.of(recording.toString()).rows("main"));
  }

  @Test
  void bytesOverTheBudgetLieInAFileThatIsGoneAfterwards(@TempDir Path directory)
      throws IOException {
    Random random = new Random(7);
    List<byte[]> pieces = new ArrayList<>();
    List<Long> positions = new ArrayList<>();
    try (PagedBytes bytes = new PagedBytes(3 << 20, directory)) {
      for (int i = 0; i < 60; i++) {
        byte[] piece = new byte[random.nextInt(300_000)];
        random.nextBytes(piece);
        pieces.add(piece);
        positions.add(bytes.append(piece));
      }
      assertThat(bytes.sizeInFile()).isGreaterThan(2 << 20);
      for (int i = 0; i < pieces.size(); i++) {
        PagedBytes.Piece read = bytes.read(positions.get(i), pieces.get(i).length);
        int end = read.offset() + pieces.get(i).length;
        assertThat(Arrays.copyOfRange(read.array(), read.offset(), end)).isEqualTo(pieces.get(i));
      }
    }
    try (Stream<Path> left = Files.list(directory)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void rowsAreTheSameAfterTheyWereBytes() {
    Stacks stacks = new Stacks();
    SliceCodec codec = new SliceCodec(stacks);
    ThreadSlice slice = randomSlice(stacks, 5_000);
    for (int from = 0; from < slice.size(); from += 500) {
      OpenBlock block = block(codec, slice, from, from + 500);
      int[] next = {from};
      block.rows(
          slice.startNanos(from),
          Long.MAX_VALUE,
          (read, row) -> {
            assertThat(Questions.text(read, row)).isEqualTo(Questions.text(slice, next[0]));
            assertThat(read.stackTrace(row)).isEqualTo(slice.stackTrace(next[0]));
            assertThat(read.blocker(row)).isEqualTo(slice.blocker(next[0]));
            next[0]++;
          });
      assertThat(next[0]).isEqualTo(from + 500);
    }
  }

  @Test
  void blocksShowTheRowsThatOverlapAStretch() {
    Stacks stacks = new Stacks();
    ThreadSlice slice = randomSlice(stacks, SliceCodec.MOST_ROWS);
    OpenBlock block = block(new SliceCodec(stacks), slice, 0, slice.size());
    for (int row = 0; row < slice.size(); row += 7) {
      int last = Math.min(row + row % 150, slice.size() - 1);
      List<Long> starts = new ArrayList<>();
      block.rows(
          slice.endNanos(row) - 1,
          slice.startNanos(last) + 1,
          (read, number) -> starts.add(read.startNanos(number)));
      assertThat(starts)
          .isEqualTo(IntStream.rangeClosed(row, last).mapToObj(slice::startNanos).toList());
    }
  }

  private static OpenBlock block(SliceCodec codec, ThreadSlice slice, int from, int to) {
    byte[] bytes = codec.encode(slice, from, to);
    SliceBlock block =
        new SliceBlock(
            MAIN,
            10,
            to - from,
            slice.startNanos(from),
            slice.endNanos(to - 1),
            0,
            bytes.length,
            BlockSums.of(slice, from, to));
    return new OpenBlock(codec, block, new PagedBytes.Piece(bytes, 0));
  }

  private static ThreadSlice randomSlice(Stacks stacks, int rows) {
    Random random = new Random(11);
    List<WaitKind> kinds = List.of(WaitKind.values());
    ThreadSlice.Columns columns = new ThreadSlice.Columns(rows);
    long time = 1_767_225_600_000_000_000L;
    for (int row = 0; row < rows; row++) {
      long start = time + random.nextInt(3) * (1L << random.nextInt(40));
      time = start + 1 + random.nextInt(1 << random.nextInt(30));
      WaitKind kind = random.nextBoolean() ? kinds.get(random.nextInt(kinds.size())) : null;
      Blocker blocker =
          kind == null
              ? Blocker.UNKNOWN
              : new Blocker("lock" + random.nextInt(40), Optional.empty(), random.nextInt(99));
      columns.set(
          row,
          start,
          time,
          ThreadSlice.tag(kind),
          stacks.number(stack(random.nextInt(900))),
          blocker);
    }
    return new ThreadSlice(MAIN, stacks, 10, rows, columns, Enclosing.empty());
  }

  @Test
  void equalStacksHaveOneNumber() {
    Stacks stacks = new Stacks();
    int[] numbers = new int[10_000];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = stacks.number(stack(i));
    }
    for (int i = 0; i < numbers.length; i++) {
      assertThat(stacks.number(stack(i))).isEqualTo(numbers[i]);
      assertThat(stacks.get(numbers[i])).isEqualTo(stack(i));
    }
    assertThat(stacks.size()).isEqualTo(numbers.length + 1);
  }

  private static StackTrace stack(int number) {
    return new StackTrace(
        List.of(new Frame("app.App", "m" + number, "()V", number, Frame.Type.COMPILED)), false);
  }
}
