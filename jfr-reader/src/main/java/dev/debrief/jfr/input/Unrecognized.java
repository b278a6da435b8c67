package dev.debrief.jfr.input;

import dev.debrief.jfr.ByteSource;
import dev.debrief.jfr.RecordingException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** What to say of a file that is no recording: what it looks like instead, and what to do. */
final class Unrecognized {
  private static final int LOOK_BYTES = 512;
  private static final int MAGIC_BYTES = 4;

  private Unrecognized() {}

  /**
   * Refuses a source in which no chunk begins.
   *
   * @param what how the source is named in the message
   * @throws RecordingException with the code {@code empty-file}, {@code truncated-header}, {@code
   *     unsupported-compression} or {@code not-a-recording}
   */
  static void requireRecording(ByteSource source, String what)
      throws RecordingException, IOException {
    byte[] head = new byte[LOOK_BYTES];
    head = Arrays.copyOf(head, source.read(0, head, 0, head.length));
    Content content = Content.of(head);
    if (head.length == 0) {
      throw new RecordingException(
          "empty-file",
          what + ": the file is empty; the JVM may have been killed before it wrote its recording");
    } else if (isStartOfHeader(head)) {
      throw new RecordingException(
          "truncated-header",
          what + ": cut off inside the header of its first chunk, at byte " + head.length);
    } else if (content.isUnsupportedCompression()) {
      throw new RecordingException(
          "unsupported-compression",
          what
              + ": compressed with %s, which is not supported; unpack it first (%s)"
                  .formatted(content.label(), content.unpackCommand()));
    } else if (!HeaderScan.findsChunk(source)) {
      throw new RecordingException(
          "not-a-recording", what + ": not a flight recording, it looks like " + describe(head));
    }
  }

  /** Fewer than the eight bytes of magic and version, but all of them right. */
  private static boolean isStartOfHeader(byte[] head) {
    byte[] magic = {'F', 'L', 'R', 0};
    int common = Math.min(head.length, MAGIC_BYTES);
    return head.length < Content.HEAD_BYTES && Arrays.equals(head, 0, common, magic, 0, common);
  }

  private static String describe(byte[] head) {
    Content content = Content.of(head);
    if (content != Content.OTHER) {
      return "a file packed more than once; unpack it first (%s)"
          .formatted(content.unpackCommand());
    }
    String start = new String(head, StandardCharsets.ISO_8859_1);
    if (start.startsWith("\u00ca\u00fe\u00ba\u00be")) {
      return "a Java class file";
    } else if (start.startsWith("JAVA PROFILE ")) {
      return "a heap dump (hprof)";
    } else if (start.startsWith("\u007fELF")) {
      return "a native program or library (ELF)";
    } else if (start.startsWith("7z\u00bc\u00af")) {
      return "a 7z archive; unpack it first";
    } else if (start.startsWith("ustar", 257)) {
      return "a tar archive; unpack it first (tar -xf)";
    } else if (start.chars().allMatch(c -> c == 0)) {
      return "a file of zero bytes only";
    }
    return isText(head) ? describeText(start) : "binary data without a chunk header";
  }

  private static String describeText(String start) {
    String text = start.stripLeading().toLowerCase(Locale.ROOT);
    if (text.startsWith("version https://git-lfs")) {
      return "a Git LFS pointer; fetch the file itself (git lfs pull)";
    } else if (text.startsWith("<!doctype html") || text.startsWith("<html")) {
      return "an HTML page; was it a download that needed a login?";
    } else if (text.startsWith("<?xml") || text.startsWith("<configuration")) {
      return "an XML file";
    } else if (text.startsWith("{") || text.startsWith("[")) {
      return "a JSON file";
    }
    return "a text file";
  }

  private static boolean isText(byte[] head) {
    // The last character may be cut in two, so its bytes (three at most) are not looked at.
    int length = head.length < LOOK_BYTES ? head.length : head.length - 3;
    while (length > 0 && length < head.length && (head[length] & 0xc0) == 0x80) {
      length--;
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(head, 0, length))
          .chars()
          .noneMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f');
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
