package dev.debrief.converter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The files that an earlier run left in a directory, as its manifest names them. */
final class EarlierRun {
  private EarlierRun() {}

  /**
   * Returns the regular files that the directory's manifest names, the manifest last; none if there
   * is no manifest or it is not ours. A manifest is data that anybody may have written: names that
   * lead out of the directory, directly or through a link, are passed over.
   */
  static List<Path> filesIn(Path directory) throws IOException {
    Path manifest = directory.resolve(OutputDirectory.MANIFEST);
    if (!Files.isRegularFile(manifest, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    JsonNode named = outputsOf(manifest);
    if (!named.isArray()) {
      return List.of();
    }
    List<Path> files = new ArrayList<>();
    for (JsonNode output : named) {
      Optional<Path> file = inside(directory, output.path("file").asText());
      if (file.isPresent() && isOwnFile(directory, file.get())) {
        files.add(file.get());
      }
    }
    files.add(manifest);
    return files;
  }

  private static JsonNode outputsOf(Path manifest) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    try {
      JsonNode json = mapper.readTree(Files.readAllBytes(manifest));
      boolean ours = json.at("/tool/name").asText().equals("debrief");
      return ours ? json.path("outputs") : mapper.missingNode();
    } catch (JsonProcessingException e) {
      return mapper.missingNode();
    }
  }

  private static boolean isOwnFile(Path directory, Path file) throws IOException {
    @Nullable Path parent = file.getParent();
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        && parent != null
        && parent.toRealPath().startsWith(directory.toRealPath());
  }

  /** Returns the file of a plain relative name, or nothing if the name leads out. */
  static Optional<Path> inside(Path directory, String name) {
    if (name.isEmpty() || name.contains("\\") || name.contains(":")) {
      return Optional.empty();
    }
    try {
      Path relative = Path.of(name);
      boolean plain = !relative.isAbsolute() && relative.normalize().equals(relative);
      return plain && !relative.startsWith("..")
          ? Optional.of(directory.resolve(relative))
          : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
