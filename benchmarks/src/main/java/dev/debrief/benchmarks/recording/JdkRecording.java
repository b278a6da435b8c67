package dev.debrief.benchmarks.recording;

import dev.debrief.benchmarks.recording.ThreadLife.Setting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/** A recording as HotSpot 17 makes it with the profile settings and low thresholds. */
final class JdkRecording {
  private static final int MOST_KEPT_FRAMES = 64;

  private final Plan plan;
  private final SplittableRandom random;
  private final TypeTree types = TypeTree.read("jdk17-types.txt");
  private final NamedConstants constants = NamedConstants.read("jdk17-constants.txt");
  private final CodeBase code = new CodeBase(CodeBase.Numbering.HOTSPOT);
  private final Roster roster = new Roster();
  private final Phase phase = new Phase();
  private final StackBook book;
  private final Crew crew;
  private final int firstClass;

  /**
   * What makes one such recording differ from another.
   *
   * @param sizeBytes how large it becomes, about
   * @param chunkBytes how large its chunks become, about
   * @param namesBytes how large the pools of names become in each chunk, about
   * @param stacks how many stacks there are, about
   * @param classes how many classes each package has
   * @param crew how many threads there are of each kind, in twelfths of a large server's
   * @param gcInterval the time from one collection to the next on average, in ticks
   */
  record Plan(
      long sizeBytes,
      long chunkBytes,
      long namesBytes,
      int stacks,
      int classes,
      int crew,
      Pace pace,
      long gcInterval) {}

  JdkRecording(Plan plan, long seed) {
    this.plan = plan;
    random = new SplittableRandom(seed);
    firstClass = code.classNumber("java.lang.String");
    Application application = new Application(code, plan.classes(), random.split());
    KnownStacks known = KnownStacks.read();
    StackBook.Depth depth = new StackBook.Depth(2, 8, MOST_KEPT_FRAMES);
    book = new StackBook(code, application, known, depth);
    crew = new Crew(new Habits(code, known, book, plan.stacks()), roster, plan.crew());
  }

  /** Writes the recording. */
  void write(Path file) throws IOException {
    try (RecordingOutput output = new RecordingOutput(file)) {
      ChunkEvents chunk = new ChunkEvents(output, book, new CodePools(code, types, true));
      ThreadEvents events = new ThreadEvents(chunk, types, roster.all());
      Setting setting = new Setting(events, roster.sampler(), plan.pace(), phase);
      List<Actor> actors = crew.actors(setting, random.split());
      actors.add(
          new GcLife(
              chunk, types, constants, roster, firstClass, plan.gcInterval(), random.split()));
      actors.add(new SecondLife(chunk, types, constants, roster, random.split()));
      new JdkChunks(output, chunk, types, constants, roster, phase, plan, actors).write();
    }
  }
}
