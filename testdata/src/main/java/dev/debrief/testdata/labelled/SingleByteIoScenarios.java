package dev.debrief.testdata.labelled;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Files read and written byte by byte, a system call for each. */
final class SingleByteIoScenarios {
  private static final String ID = "single-byte-io";
  private static final long LENGTH_NANOS = 1_900_000_000L;
  private static final Path FILE = Path.of("letters.bin");

  private SingleByteIoScenarios() {}

  static List<Scenario> scenarios() {
    return List.of(
        Scenario.positive(ID, "parser", SingleByteIoScenarios::readsBytes).on(17, 25),
        Scenario.positive(ID, "encoder", SingleByteIoScenarios::writesNumbers).on(25),
        Scenario.positive(ID, "index-file", SingleByteIoScenarios::readsRandomAccess).on(17),
        Scenario.nearMiss(ID, "buffered", SingleByteIoScenarios::buffered).on(25),
        Scenario.nearMiss(ID, "marks", SingleByteIoScenarios::fewMarks).on(17));
  }

  private static void readsBytes(Run run) throws IOException {
    Files.write(FILE, new byte[30_000]);
    Claim claim = run.claim(ID).key(SingleByteIoScenarios.class, "countLetters");
    long end = run.now() + LENGTH_NANOS;
    long calls = 0;
    while (run.now() < end) {
      try (InputStream in = new FileInputStream(FILE.toFile())) {
        calls += countLetters(in);
      }
    }
    claim.count(calls).note();
    Work.compute(150);
  }

  private static long countLetters(InputStream in) throws IOException {
    long letters = 0;
    while (in.read() >= 0) {
      letters++;
    }
    return letters;
  }

  /** The stream that should have a buffer is below the one that makes bytes of numbers. */
  private static void writesNumbers(Run run) throws IOException {
    Claim claim =
        run.claim(ID)
            .key(SingleByteIoScenarios.class, "encode")
            .orKey("SingleByteIoScenarios.encodeAll");
    long calls = encodeAll(run, new FileOutputStream(FILE.toFile()), LENGTH_NANOS);
    claim.count(calls).note();
    Work.compute(150);
  }

  private static long encodeAll(Run run, OutputStream stream, long nanos) throws IOException {
    long calls = 0;
    try (DataOutputStream out = new DataOutputStream(stream)) {
      long end = run.now() + nanos;
      while (run.now() < end) {
        calls += encode(out, calls);
      }
    }
    return calls;
  }

  private static long encode(DataOutputStream out, long first) throws IOException {
    for (int i = 0; i < 500; i++) {
      out.writeByte((int) (first + i));
    }
    return 500;
  }

  private static void readsRandomAccess(Run run) throws IOException {
    Files.write(FILE, new byte[50_000]);
    Claim claim = run.claim(ID).key(SingleByteIoScenarios.class, "scan");
    long end = run.now() + LENGTH_NANOS;
    long calls = 0;
    try (RandomAccessFile file = new RandomAccessFile(FILE.toFile(), "r")) {
      while (run.now() < end) {
        file.seek(calls % 400);
        calls += scan(file);
      }
    }
    claim.count(calls).note();
    Work.compute(150);
  }

  private static long scan(RandomAccessFile file) throws IOException {
    long read = 0;
    while (read < 20_000 && file.read() >= 0) {
      read++;
    }
    return read;
  }

  /** The same loops with buffers. */
  private static void buffered(Run run) throws IOException {
    long calls =
        encodeAll(
            run, new BufferedOutputStream(new FileOutputStream(FILE.toFile())), LENGTH_NANOS / 20);
    long read = 0;
    long end = run.now() + LENGTH_NANOS / 2;
    while (run.now() < end) {
      try (InputStream in = new BufferedInputStream(new FileInputStream(FILE.toFile()))) {
        read += countLetters(in);
      }
    }
    Work.compute(700);
    run.require(read >= calls, "what was written is read");
  }

  /** A byte now and then, beside much work. */
  private static void fewMarks(Run run) throws IOException {
    try (OutputStream out = new FileOutputStream(FILE.toFile())) {
      for (int mark = 0; mark < 180; mark++) {
        out.write(mark);
        Work.compute(10);
      }
    }
    run.require(Files.size(FILE) == 180, "all marks are there");
  }
}
