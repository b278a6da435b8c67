package dev.debrief.timeline.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.timeline.TextRecording;
import dev.debrief.timeline.WaitKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Answers about recordings that are written by hand. */
class TimelineQueryTest {
  private static final String JOIN = " java.lang.Object.wait java.lang.Thread.join app.Main.main\n";

  @Test
  void aThreadIsActiveWhereItWasSeenAndNoWaitIsRecorded() throws IOException {
    Questions.Answered answered =
        Questions.of(
            """
            chunk 0 30s
            set jdk.ExecutionSample period 10ms
            samples execution main#1 1000 100
              | a a a
            sleep main#1 1300 1700 java.lang.Thread.sleep
            """);
    Activity activity =
        answered.query().activity(answered.thread("main"), time("1000"), time("2000"));
    assertThat(activity.waitingNanos()).containsExactly(Map.entry(WaitKind.SLEEP, 400_000_000L));
    assertThat(activity.activeNanos()).isEqualTo(300_000_000L + Activity.SIGHT_NANOS);
  }

  @Test
  void aThreadIsNotActiveBeforeItBeganAndAfterItEnded() throws IOException {
    Questions.Answered answered =
        Questions.of(
            """
            chunk 0 30s
            set jdk.ExecutionSample period 10ms
            begins worker#7 990 main#1
            samples execution worker#7 1000 10
              | a a a
            ends worker#7 1040
            """);
    Activity activity = answered.query().activity(answered.thread("worker"), time("0"), time("2s"));
    assertThat(activity.activeNanos()).isEqualTo(50_000_000L);
  }

  @Test
  void sumsOfManyRowsAreThoseOfTheRows() throws IOException {
    StringBuilder recording = new StringBuilder("chunk 0 60s\n");
    long waitingMillis = 0;
    for (int i = 0; i < 5_000; i++) {
      int millis = 4 + i % 5;
      recording.append("sleep main#1 " + i * 10 + " " + (i * 10 + millis) + " app.App.pause\n");
      waitingMillis += millis;
    }
    Questions.Answered answered = Questions.of(recording.toString());
    Activity activity = answered.query().activity(answered.thread("main"), time("0"), time("50s"));
    assertThat(activity.waitingNanos())
        .containsExactly(Map.entry(WaitKind.SLEEP, waitingMillis * 1_000_000L));
    assertThat(activity.activeNanos()).isEqualTo((50_000 - waitingMillis) * 1_000_000L);
  }

  @Test
  void theNotifierIsAwaited() throws IOException {
    Questions.Answered answered =
        Questions.of(
            "chunk 0 30s\nset jdk.ExecutionSample period 10ms\n"
                + "samples execution busy#8 1000 100\n| a a a a a a a a a a\n"
                + "sleep worker#7 1000 1900 java.lang.Thread.sleep app.W.run\n"
                + "monitor_wait main#1 1000 2000 @java.lang.Thread ^worker#7 &9"
                + JOIN);
    Optional<Awaited> awaited = answered.query().awaited(answered.onlyWait("main"));
    assertThat(awaited.map(one -> one.thread().name())).contains("worker");
    assertThat(awaited.map(Awaited::how)).contains(Awaited.How.NOTIFIER);
  }

  @Test
  void whoEndsWithTheWaitIsAwaitedRatherThanWhoIsBusier() throws IOException {
    Questions.Answered answered =
        Questions.of(
            """
            chunk 0 30s
            set jdk.ExecutionSample period 10ms
            samples execution busy#8 900 100
              | a a a a a a a a a a a a a a a
            socket_read worker#7 1200 1998 java.net.SocketInputStream.read app.W.call
            park worker#7 1999 2900 java.util.concurrent.ThreadPoolExecutor.getTask
            park main#1 1000 2000 java.util.concurrent.FutureTask.get app.Main.main
            """);
    Awaited awaited = answered.query().awaited(answered.onlyWait("main")).orElseThrow();
    assertThat(awaited.thread().name()).isEqualTo("worker");
    assertThat(awaited.how()).isEqualTo(Awaited.How.ENDED_WITH_WAIT);
  }

  @Test
  void whoWaitsForSomebodyElseIsNotAwaited() throws IOException {
    Questions.Answered answered =
        Questions.of(
            """
            chunk 0 30s
            set jdk.ExecutionSample period 10ms
            park main#1 1000 2000 java.util.concurrent.FutureTask.get app.Main.main
            park other#2 900 1950 java.util.concurrent.FutureTask.get app.Main.other
            samples execution worker#7 1000 100
              | a a a a a a a a a a
            """);
    Awaited awaited = answered.query().awaited(answered.onlyWait("main")).orElseThrow();
    assertThat(awaited.thread().name()).isEqualTo("worker");
  }

  @Test
  void whoIsIdleAtTheEndButHardlyWorkedIsNotAwaited() throws IOException {
    Questions.Answered answered =
        Questions.of(
            """
            chunk 0 30s
            set jdk.ExecutionSample period 10ms
            park main#1 1000 2000 java.util.concurrent.FutureTask.get app.Main.main
            park idler#2 900 1990 java.util.concurrent.ThreadPoolExecutor.getTask
            park idler#2 1999 2900 java.util.concurrent.ThreadPoolExecutor.getTask
            samples execution worker#7 1000 100
              | a a a a a a a a a a
            """);
    Awaited awaited = answered.query().awaited(answered.onlyWait("main")).orElseThrow();
    assertThat(awaited.thread().name()).isEqualTo("worker");
    assertThat(awaited.how()).isEqualTo(Awaited.How.ACTIVE);
  }

  @Test
  void whoGoesOnIsNotTheThreadWhoseEndIsAwaited() throws IOException {
    Questions.Answered answered =
        Questions.of(
            "chunk 0 30s\nset jdk.ExecutionSample period 10ms\n"
                + "samples execution worker#8 1000 100\n| a a a a a a a a a a\n"
                + "sleep ticker#7 1000 2000 java.lang.Thread.sleep app.W.run\n"
                + "sleep ticker#7 2050 2900 java.lang.Thread.sleep app.W.run\n"
                + "monitor_wait main#1 1000 2000 @java.lang.Thread &9"
                + JOIN);
    Awaited awaited = answered.query().awaited(answered.onlyWait("main")).orElseThrow();
    assertThat(awaited.thread().name()).isEqualTo("worker");
  }

  @Test
  void ofSeveralThatFitTheEndOfALongWaitWhoWorkedInAllOfItIsAwaited() throws IOException {
    Questions.Answered answered =
        Questions.of(
            """
            chunk 0 30s
            set jdk.ExecutionSample period 10ms
            park main#1 1000 6000 java.util.concurrent.FutureTask.get app.Main.main
            samples execution late#2 5000 100
              | a a a a a a a a a a a
            samples execution worker#7 1000 200
              | a a a a a a a a a a a a a a a a a a a a a a a
            park worker#7 5600 5800 java.util.concurrent.FutureTask.get app.W.run
            samples execution worker#7 5810 100
              | a a
            """);
    Awaited awaited = answered.query().awaited(answered.onlyWait("main")).orElseThrow();
    assertThat(awaited.thread().name()).isEqualTo("worker");
  }

  @Test
  void framesAreRankedByTime() throws IOException {
    Questions.Answered answered =
        Questions.of(
            """
            chunk 0 30s
            set jdk.ExecutionSample period 10ms
            samples execution main#1 1000 10
              | a a b
            sleep main#1 1030 1100 app.App.pause
            """);
    List<FrameShare> shares =
        answered
            .query()
            .topFrames(
                answered.thread("main"),
                time("1000"),
                time("2000"),
                stack -> stack.frames().stream().findFirst(),
                2);
    assertThat(shares.stream().map(share -> share.frame().methodName()))
        .containsExactly("pause", "a");
    assertThat(shares.get(1).nanos()).isEqualTo(20_000_000L);
  }

  @Test
  void answersOnlyAboutTheTimeThatIsAskedFor() throws IOException {
    Questions.Answered answered =
        Questions.of(
            """
            chunk 0 30s
            sleep main#1 100 200 app.App.a
            sleep main#1 2100 2200 app.App.b
            sleep main#1 4100 4200 app.App.c
            """);
    List<String> rows = new ArrayList<>();
    answered
        .query()
        .rows(
            answered.thread("main"),
            time("150"),
            time("4100"),
            (slice, row) -> rows.add(Questions.text(slice, row)));
    assertThat(rows).containsExactly("100-200 SLEEP", "2100-2200 SLEEP");
  }

  private static long time(String text) {
    return TextRecording.time(text);
  }
}
