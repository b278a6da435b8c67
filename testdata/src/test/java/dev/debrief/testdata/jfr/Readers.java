package dev.debrief.testdata.jfr;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;
import org.assertj.core.api.Assertions;
import org.openjdk.jmc.common.item.IItem;
import org.openjdk.jmc.common.item.IItemCollection;
import org.openjdk.jmc.common.item.IItemIterable;
import org.openjdk.jmc.common.item.ItemToolkit;
import org.openjdk.jmc.common.unit.UnitLookup;
import org.openjdk.jmc.flightrecorder.CouldNotLoadRecordingException;
import org.openjdk.jmc.flightrecorder.JfrAttributes;
import org.openjdk.jmc.flightrecorder.JfrLoaderToolkit;

/** The two readers that judge synthetic recordings. */
final class Readers {
  // JMC warns of the thread's field "virtual", which it does not know.
  private static final Logger JMC_LOGGER = Logger.getLogger("org.openjdk.jmc");

  static {
    JMC_LOGGER.setLevel(Level.SEVERE);
  }

  private Readers() {}

  /** Returns the events as the JDK's own reader gives them, in file order. */
  static List<RecordedEvent> jdk(byte[] recording) throws IOException {
    Path file = Files.createTempFile("synthetic", ".jfr");
    try {
      Files.write(file, recording);
      List<RecordedEvent> events = new ArrayList<>();
      try (RecordingFile in = new RecordingFile(file)) {
        while (in.hasMoreEvents()) {
          events.add(in.readEvent());
        }
      }
      return events;
    } finally {
      Files.delete(file);
    }
  }

  /** Returns the events as JMC gives them. */
  static List<IItem> jmc(byte[] recording) throws IOException, CouldNotLoadRecordingException {
    IItemCollection all = JfrLoaderToolkit.loadEvents(new ByteArrayInputStream(recording));
    List<IItem> events = new ArrayList<>();
    for (IItemIterable ofType : all) {
      for (IItem event : ofType) {
        events.add(event);
      }
    }
    return events;
  }

  /** Returns how many events of each type JMC finds. */
  static Map<String, Integer> jmcCounts(byte[] recording)
      throws IOException, CouldNotLoadRecordingException {
    Map<String, Integer> counts = new TreeMap<>();
    jmc(recording).forEach(e -> counts.merge(e.getType().getIdentifier(), 1, Integer::sum));
    return counts;
  }

  /** Returns how many events of each type the JDK finds. */
  static Map<String, Integer> jdkCounts(byte[] recording) throws IOException {
    Map<String, Integer> counts = new TreeMap<>();
    jdk(recording).forEach(e -> counts.merge(e.getEventType().getName(), 1, Integer::sum));
    return counts;
  }

  /** Returns the only event of a recording with one thread and one chunk, by the JDK. */
  static RecordedEvent readOne(Consumer<ChunkBuilder> content) throws Exception {
    List<RecordedEvent> events =
        jdk(RecordingBuilder.recording().thread(1, "main").chunk(content).toBytes());
    Assertions.assertThat(events).hasSize(1);
    return events.get(0);
  }

  /** Returns a time as the JDK gives it. */
  static Instant instant(long epochNanos) {
    return Instant.ofEpochSecond(0, epochNanos);
  }

  /** Returns an event's start by JMC in nanoseconds since the epoch. */
  static long startNanos(IItem event) {
    return ItemToolkit.getItemType(event)
        .getAccessor(JfrAttributes.START_TIME.getKey())
        .getMember(event)
        .clampedLongValueIn(UnitLookup.EPOCH_NS);
  }

  /** Returns class and method of the leaf frame by the JDK. */
  static String topFrame(RecordedEvent event) {
    RecordedFrame top = event.getStackTrace().getFrames().get(0);
    return top.getMethod().getType().getName() + "." + top.getMethod().getName();
  }

  /** Returns the method of the leaf frame by JMC. */
  static String topMethod(IItem event) {
    return ItemToolkit.getItemType(event)
        .getAccessor(JfrAttributes.EVENT_STACKTRACE.getKey())
        .getMember(event)
        .getFrames()
        .get(0)
        .getMethod()
        .getMethodName();
  }
}
