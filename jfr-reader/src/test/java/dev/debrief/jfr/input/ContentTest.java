package dev.debrief.jfr.input;

import static dev.debrief.jfr.input.InputBytes.ascii;
import static dev.debrief.jfr.input.InputBytes.chunk;
import static dev.debrief.jfr.input.InputBytes.concat;
import static dev.debrief.jfr.input.InputBytes.firstBytes;
import static dev.debrief.jfr.input.InputBytes.gzip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.debrief.jfr.RecordingException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ContentTest extends InputsFixture {
  @Test
  void opensRecordingWhateverItIsCalled() throws IOException, RecordingException {
    write("recording.txt", chunk());

    assertThat(open("recording.txt")).isEqualTo(chunk());
  }

  @Test
  void opensCutOffHeaderFromEightBytesOn() throws IOException, RecordingException {
    write("short.jfr", firstBytes(chunk(), 8));

    assertThat(open("short.jfr")).hasSize(8);
  }

  @Test
  void opensRecordingBehindJunk() throws IOException, RecordingException {
    write("junk.jfr", new byte[512], chunk());

    assertThat(open("junk.jfr")).hasSize(512 + chunk().length);
  }

  @Test
  void opensUnfinishedRecordingBehindJunk() throws IOException, RecordingException {
    byte[] unfinished = chunk();
    ByteBuffer.wrap(unfinished).putLong(24, 0);
    write("junk.jfr", new byte[3], unfinished);

    assertThat(open("junk.jfr")).hasSize(3 + unfinished.length);
  }

  @Test
  void opensOldFormatBehindJunk() throws IOException, RecordingException {
    ByteBuffer old = ByteBuffer.allocate(80);
    old.put(ascii("FLR\0")).putShort((short) 0).putShort((short) 9).putLong(16).putInt(16);
    write("old.jfr", new byte[3], old.array());

    assertThat(open("old.jfr")).hasSize(83);
  }

  @Test
  void takesNoCopyOfHeaderInsideChunkForChunk() throws IOException {
    byte[] copyOfHeader = firstBytes(chunk(), 68);
    write("headless.jfr", new byte[100], copyOfHeader, new byte[100]);

    assertFails("headless.jfr", "not-a-recording", "binary data without a chunk header");
  }

  @Test
  void takesNoImplausibleVersionBehindJunkForChunk() throws IOException {
    byte[] future = chunk();
    future[5] = 3;
    write("junk.jfr", new byte[3], future);

    assertFails("junk.jfr", "not-a-recording", "binary data");
  }

  @Test
  void takesNoMagicAtTheVeryEndForChunk() throws IOException {
    write("junk.jfr", new byte[3], firstBytes(chunk(), 20));

    assertFails("junk.jfr", "not-a-recording", "binary data");
  }

  @Test
  void saysThatFileIsEmpty() throws IOException {
    write("empty.jfr");

    assertFails("empty.jfr", "empty-file", "the file is empty");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 7})
  void saysThatHeaderIsCutOff(int length) throws IOException {
    write("cut.jfr", firstBytes(chunk(), length));

    assertFails("cut.jfr", "truncated-header", "at byte " + length);
  }

  @ParameterizedTest
  @MethodSource
  void namesCompressionThatIsNotSupported(String magic, String format, String command)
      throws IOException {
    write("app.jfr.x", ascii(magic), new byte[50]);

    assertFails(
        "app.jfr.x",
        "unsupported-compression",
        "compressed with " + format + ", which is not supported; unpack it first (" + command);
  }

  static List<Arguments> namesCompressionThatIsNotSupported() {
    return List.of(
        arguments("BZh91AY&SY", "bzip2", "bunzip2"),
        arguments("\u00fd7zXZ\0", "xz", "unxz"),
        arguments("(\u00b5/\u00fd", "zstd", "unzstd"),
        arguments("\2!L\30", "lz4 (legacy frame format)", "unlz4"));
  }

  @ParameterizedTest
  @MethodSource
  void namesWhatOtherFilesLookLike(String content, String name) throws IOException {
    write("other.jfr", ascii(content));

    assertFails("other.jfr", "not-a-recording", "it looks like " + name);
  }

  static List<Arguments> namesWhatOtherFilesLookLike() {
    return List.of(
        arguments("\u00ca\u00fe\u00ba\u00be\0\0\0=", "a Java class file"),
        arguments("JAVA PROFILE 1.0.2\0", "a heap dump (hprof)"),
        arguments("version https://git-lfs.github.com/spec/v1\n", "a Git LFS pointer; fetch the"),
        arguments("\n<!DOCTYPE html><html>", "an HTML page"),
        arguments("<?xml version='1.0'?>", "an XML file"),
        arguments("{'a':1}", "a JSON file"),
        arguments("main;run;work 17\n", "a text file"),
        arguments("\177ELF\2\1", "a native program"),
        arguments("7z\u00bc\u00af'\34", "a 7z archive"),
        arguments("\0\0\0", "a file of zero bytes only"),
        arguments("\1\2\3", "binary data"));
  }

  @Test
  void namesTarArchive() throws IOException {
    write("app.tar", ascii("app.jfr"), new byte[250], ascii("ustar"), new byte[300]);

    assertFails("app.tar", "not-a-recording", "a tar archive");
  }

  @Test
  void namesTextWhoseLastLookedAtCharacterIsCutInTwo() throws IOException {
    write(
        "text.jfr",
        "x".getBytes(StandardCharsets.UTF_8),
        "é".repeat(600).getBytes(StandardCharsets.UTF_8));

    assertFails("text.jfr", "not-a-recording", "a text file");
  }

  @Test
  void saysWhatIsBehindCompressionThatIsNoRecording() throws IOException {
    write("log.jfr.gz", gzip(ascii("hello")));

    assertFails("log.jfr.gz", "not-a-recording", "a text file");
  }

  @Test
  void refusesFileThatIsPackedTooOften() throws IOException {
    write("app.jfr.gz", gzip(gzip(gzip(chunk()))));

    assertFails("app.jfr.gz", "not-a-recording", "packed more than once; unpack it first (gunzip)");
  }

  @Test
  void looksForHeaderInTheFirstFourMebibytesOnly() throws IOException {
    write("junk.jfr", concat(new byte[HeaderScan.SCAN_BYTES], chunk()));

    assertFails("junk.jfr", "not-a-recording", "zero bytes");
  }

  private void assertFails(String name, String code, String message) {
    assertThatThrownBy(() -> open(name))
        .isInstanceOf(RecordingException.class)
        .hasMessageStartingWith(inputs.resolve(name) + ": ")
        .hasMessageContaining(message)
        .extracting("code")
        .isEqualTo(code);
    assertThat(temporary).isEmptyDirectory();
  }
}
