package dev.debrief.benchmarks.recording;

import dev.debrief.benchmarks.recording.ThreadLife.Customs;
import dev.debrief.benchmarks.recording.ThreadLife.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The threads of a web server's application, each with what it does. */
final class Crew {
  private final List<Member> members = new ArrayList<>();
  private final List<Poller> pollers = new ArrayList<>();

  private record Member(RecordedThread thread, Customs customs) {}

  private record Poller(RecordedThread thread, Habit sample) {}

  /**
   * @param size the number of threads of each kind, in twelfths of a large server's
   */
  Crew(Habits habits, Roster roster, int size) {
    add(
        roster.pool("http-nio-8080-exec-", part(42, size)),
        customs(habits.requestWaits(), habits, "http"));
    Customs pool = customs(habits.poolWaits(), habits, "pool");
    add(roster.pool("pool-1-thread-", part(16, size)), pool);
    add(roster.pool("pool-2-thread-", part(8, size)), pool);
    add(
        roster.pool("ForkJoinPool.commonPool-worker-", part(7, size)),
        customs(habits.forkJoinWaits(), habits, "fork-join"));
    Customs timer = customs(habits.timerWaits(), habits, "pool");
    for (String name :
        List.of(
            "scheduling-1",
            "Catalina-utility-1",
            "HikariPool-1 housekeeper",
            "mysql-cj-abandoned-connection-cleanup")) {
      add(List.of(roster.single(name)), timer);
    }
    add(List.of(roster.main()), customs(habits.mainWaits(), habits, "main"));
    Habit netty = habits.polling("netty");
    roster
        .pool("lettuce-nioEventLoop-4-", part(12, size))
        .forEach(thread -> pollers.add(new Poller(thread, netty)));
    Habit poller = habits.polling("poller");
    pollers.add(new Poller(roster.single("http-nio-8080-Poller"), poller));
    pollers.add(new Poller(roster.single("kafka-producer-network-thread | producer-1"), poller));
  }

  private static int part(int whole, int twelfths) {
    return Math.max(1, whole * twelfths / 12);
  }

  private static Customs customs(List<Habit> waits, Habits habits, String root) {
    return new Customs(waits, habits.work(root), habits.samples(root));
  }

  private void add(List<RecordedThread> threads, Customs customs) {
    threads.forEach(thread -> members.add(new Member(thread, customs)));
  }

  /** Brings the threads to life. */
  List<Actor> actors(Setting setting, SplittableRandom random) {
    List<Actor> actors = new ArrayList<>();
    for (Member member : members) {
      actors.add(new ThreadLife(setting, member.thread(), member.customs(), random.split()));
    }
    for (Poller poller : pollers) {
      actors.add(new NativeLife(setting, poller.thread(), poller.sample(), random.split()));
    }
    return actors;
  }
}
