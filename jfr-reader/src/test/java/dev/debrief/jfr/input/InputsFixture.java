package dev.debrief.jfr.input;

import dev.debrief.jfr.ByteSource;
import dev.debrief.jfr.Diagnostics;
import dev.debrief.jfr.Recording;
import dev.debrief.jfr.RecordingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A directory for input files and one for temporary files, and short ways to use both. */
abstract class InputsFixture {
  @TempDir Path inputs;
  @TempDir Path temporary;
  InputOptions options;
  final Diagnostics notes = new Diagnostics();

  @BeforeEach
  void useDefaults() {
    options = InputOptions.defaults(temporary);
  }

  Path write(String name, byte[]... parts) throws IOException {
    Path file = inputs.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, InputBytes.concat(parts));
  }

  /** Finds operands that lie in the input directory; patterns too. */
  FoundInputs find(String... names) {
    return new RecordingFinder(options)
        .find(Arrays.stream(names).map(name -> inputs + "/" + name).toList());
  }

  /** The names of all inputs, with the paths below the input directory that they come from. */
  List<String> namesAndPaths(FoundInputs found) {
    return found.inputs().stream()
        .map(input -> input.name() + " <- " + relative(input.displayName()))
        .toList();
  }

  List<String> names(FoundInputs found) {
    return found.inputs().stream().map(RecordingInput::name).toList();
  }

  String relative(String path) {
    return path.replace(inputs + "/", "");
  }

  List<String> codes() {
    return notes.list().stream().map(note -> note.code() + " " + note.level()).toList();
  }

  /** Opens a single input and returns the bytes of its only file. */
  byte[] open(String name) throws IOException, RecordingException {
    try (FoundInputs found = find(name);
        Recording recording = found.inputs().get(0).open(notes)) {
      return bytes(recording.files().get(0));
    }
  }

  static List<byte[]> allBytes(Recording recording) throws IOException {
    List<byte[]> all = new ArrayList<>();
    for (ByteSource file : recording.files()) {
      all.add(bytes(file));
    }
    return all;
  }

  static byte[] bytes(ByteSource source) throws IOException {
    byte[] target = new byte[(int) source.sizeBytes()];
    source.read(0, target, 0, target.length);
    return target;
  }
}
