package dev.debrief.benchmarks.recording;

import java.io.IOException;
import java.util.SplittableRandom;

/** The life of a thread that sits in a native call, and is sampled there. */
final class NativeLife implements Actor {
  private final ThreadLife.Setting setting;
  private final RecordedThread self;
  private final Habit sample;
  private final SplittableRandom random;
  private long next;

  NativeLife(
      ThreadLife.Setting setting, RecordedThread self, Habit sample, SplittableRandom random) {
    this.setting = setting;
    this.self = self;
    this.sample = sample;
    this.random = random;
    next = Clock.START_TICKS + random.nextLong(setting.pace().nativeInterval());
  }

  @Override
  public long next() {
    return next;
  }

  @Override
  public void act() throws IOException {
    int stack = setting.phase().pick(sample.stacks(), random);
    EventBytes out = setting.sampler().buffer();
    setting.events().write(Activity.NATIVE_SAMPLE, out, self, next, next, stack, 0, 0);
    next += setting.pace().nativeInterval() + random.nextLong(Clock.MILLI);
  }
}
