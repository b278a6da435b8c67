package dev.debrief.testdata.jfr;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.openjdk.jmc.common.item.IItem;
import org.openjdk.jmc.common.item.IItemCollection;
import org.openjdk.jmc.common.item.IItemIterable;
import org.openjdk.jmc.flightrecorder.CouldNotLoadRecordingException;
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
}
