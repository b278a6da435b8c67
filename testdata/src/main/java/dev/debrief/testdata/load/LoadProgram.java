package dev.debrief.testdata.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * The program that keeps Flight Recorder busy until its repository has reached a size.
 *
 * <p>Arguments: that size in bytes and the repository's directory. The events must be switched on
 * from outside; {@code testdata/record --big} does so.
 */
final class LoadProgram {
  private static final int THREADS = 128;

  private LoadProgram() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    run(Long.parseLong(args[0]), Path.of(args[1]));
  }

  private static void run(long sizeBytes, Path repository)
      throws IOException, InterruptedException {
    AtomicBoolean stop = new AtomicBoolean();
    Requests requests = new Requests();
    List<Thread> threads = new ArrayList<>();
    for (int i = 1; i <= THREADS; i++) {
      Thread thread = new Thread(new Worker(i, requests, stop), "load-worker-" + i);
      threads.add(thread);
      thread.start();
    }
    while (sizeOf(repository) < sizeBytes) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
    stop.set(true);
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static long sizeOf(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).mapToLong(LoadProgram::fileSize).sum();
    }
  }

  private static long fileSize(Path file) {
    try {
      return Files.size(file);
    } catch (NoSuchFileException e) {
      return 0; // the recorder has just removed it
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
