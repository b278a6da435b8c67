package dev.debrief.benchmarks.recording;

import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The life of a thread of the application: it runs, waits, runs again. Its events come in the order
 * in which they end.
 */
final class ThreadLife implements Actor {
  private static final double SHORTEST_WAIT = 20.0 * Clock.MICRO;
  private static final double LONG_WAITS = 0.0001;
  private static final double NESTED_WAITS = 0.4;
  private static final double NESTED_STALLS = 0.85;
  private static final double LONGEST_RUN = 12;
  private static final int MOST_PENDING = 128;

  private final Setting setting;
  private final RecordedThread self;
  private final Customs customs;
  private final SplittableRandom random;
  private final long[] starts = new long[MOST_PENDING];
  private final long[] ends = new long[MOST_PENDING];
  private final Habit[] habits = new Habit[MOST_PENDING];
  private int pending;
  private int done;
  private long now;
  private long nextSample;

  /**
   * What the threads of a program share.
   *
   * @param sampler the thread that writes the samples
   */
  record Setting(ThreadEvents events, RecordedThread sampler, Pace pace, Phase phase) {}

  /**
   * What threads of one kind do.
   *
   * @param waits what they wait for; the first can happen within another
   * @param work what they do when they run
   * @param samples what the sampler sees then
   */
  record Customs(List<Habit> waits, List<Habit> work, List<Habit> samples) {
    Customs {
      waits = List.copyOf(waits);
      work = List.copyOf(work);
      samples = List.copyOf(samples);
    }
  }

  ThreadLife(Setting setting, RecordedThread self, Customs customs, SplittableRandom random) {
    this.setting = setting;
    this.self = self;
    this.customs = customs;
    this.random = random;
    now = Clock.START_TICKS + random.nextLong(20 * Clock.MILLI);
    nextSample = now;
    plan();
  }

  @Override
  public long next() {
    return ends[done];
  }

  @Override
  public void act() throws IOException {
    Habit habit = habits[done];
    boolean sampled = habit.activity() == Activity.SAMPLE;
    EventBytes out = sampled ? setting.sampler().buffer() : self.buffer();
    int stack = setting.phase().pick(habit.stacks(), random);
    int variety = random.nextInt(1 << 20);
    setting
        .events()
        .write(
            habit.activity(), out, self, starts[done], ends[done], stack, habit.subject(), variety);
    done++;
    if (done == pending) {
      plan();
    }
  }

  /** Plans a run and the wait after it. */
  private void plan() {
    pending = 0;
    done = 0;
    Pace pace = setting.pace();
    double length = Math.min(LONGEST_RUN, -StrictMath.log1p(-random.nextDouble()));
    long runEnd = now + Clock.MICRO + (long) (length * pace.meanRun());
    planWork(runEnd, (int) (length * pace.workPerRun() + random.nextDouble()));
    planSamples(runEnd);
    Habit wait = pick(customs.waits());
    long waitLength = waitLength(runEnd);
    boolean holds = wait.activity() == Activity.MONITOR_ENTER;
    double nested = setting.phase().stalled() ? NESTED_STALLS : holds ? NESTED_WAITS : 0;
    if (random.nextDouble() < nested) {
      long inner = waitLength * 3 / 4;
      long innerEnd = runEnd + waitLength - waitLength / 8;
      add(customs.waits().get(0), innerEnd - inner, innerEnd);
    }
    add(wait, runEnd, runEnd + waitLength);
    now = runEnd + waitLength;
  }

  private void planWork(long runEnd, int count) {
    long step = (runEnd - now) / (count + 1);
    for (int i = 1; i <= count; i++) {
      long at = now + step * i;
      Habit habit = pick(customs.work());
      boolean lasts = habit.activity() == Activity.CLASS_LOAD;
      add(habit, lasts ? at - step / 2 : at, at);
    }
  }

  /** The sampler looks at a thread every 10 to 18 ms, whether it runs or not. */
  private void planSamples(long runEnd) {
    if (nextSample < now) {
      long missed = (now - nextSample) / (14 * Clock.MILLI);
      nextSample += missed * 14 * Clock.MILLI;
    }
    while (nextSample < runEnd) {
      if (nextSample >= now) {
        add(pick(customs.samples()), nextSample, nextSample);
      }
      nextSample += 10 * Clock.MILLI + random.nextLong(8 * Clock.MILLI);
    }
  }

  private long waitLength(long start) {
    if (setting.phase().stalled()) {
      return setting.phase().stall(start, random);
    }
    if (Phase.housekeeping(start)) {
      return Phase.housekeepingEnd(start) - start + random.nextLong(200 * Clock.MILLI);
    }
    if (random.nextDouble() < LONG_WAITS) {
      return Clock.SECOND / 2 + random.nextLong(5 * Clock.SECOND);
    }
    double ratio = setting.pace().longestWait() / SHORTEST_WAIT;
    return (long) (SHORTEST_WAIT * StrictMath.pow(ratio, random.nextDouble()));
  }

  private Habit pick(List<Habit> habits) {
    double die = random.nextDouble();
    for (Habit habit : habits) {
      die -= habit.weight();
      if (die < 0) {
        return habit;
      }
    }
    return habits.get(habits.size() - 1);
  }

  private void add(Habit habit, long start, long end) {
    if (pending == MOST_PENDING) {
      return;
    }
    int place = pending;
    while (place > 0 && ends[place - 1] > end) {
      starts[place] = starts[place - 1];
      ends[place] = ends[place - 1];
      habits[place] = habits[place - 1];
      place--;
    }
    starts[place] = start;
    ends[place] = end;
    habits[place] = habit;
    pending++;
  }
}
