package dev.debrief.benchmarks.peers;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.openjdk.jmc.flightrecorder.CouldNotLoadRecordingException;
import org.openjdk.jmc.flightrecorder.internal.FlightRecordingLoader;
import org.openjdk.jmc.flightrecorder.parser.IEventSink;
import org.openjdk.jmc.flightrecorder.parser.IEventSinkFactory;
import org.openjdk.jmc.flightrecorder.parser.IParserExtension;
import org.openjdk.jmc.flightrecorder.parser.ValueField;

/**
 * Loads a recording with JMC's parser, takes note of the events that Debrief wants, and keeps none.
 */
public final class JmcWanted implements IParserExtension, IEventSinkFactory {
  private static final Set<String> WANTED =
      Set.of(
          "jdk.ExecutionSample",
          "jdk.NativeMethodSample",
          "jdk.JavaMonitorEnter",
          "jdk.JavaMonitorWait",
          "jdk.ThreadPark",
          "jdk.ThreadSleep",
          "jdk.SocketRead",
          "jdk.SocketWrite",
          "jdk.FileRead",
          "jdk.FileWrite",
          "jdk.ClassLoad",
          "jdk.GCPhasePause");

  private final LongAdder wanted = new LongAdder();

  private JmcWanted() {}

  /** Loads the recording that the argument names. */
  public static void main(String[] args) throws IOException, CouldNotLoadRecordingException {
    System.out.println(count(Path.of(args[0])) + " wanted events");
  }

  /** Returns the number of wanted events in a recording. */
  static long count(Path recording) throws IOException, CouldNotLoadRecordingException {
    JmcWanted sinks = new JmcWanted();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(recording))) {
      FlightRecordingLoader.loadStream(in, List.of(sinks), false, false);
    }
    return sinks.wanted.sum();
  }

  @Override
  public IEventSinkFactory getEventSinkFactory(IEventSinkFactory subFactory) {
    return this;
  }

  @Override
  public IEventSink create(
      String identifier,
      String label,
      String[] category,
      String description,
      List<ValueField> fields) {
    return WANTED.contains(identifier) ? values -> wanted.increment() : values -> {};
  }

  @Override
  public void flush() {
    // nothing is held back
  }
}
