package dev.debrief.jfr.input;

import static dev.debrief.jfr.input.InputBytes.chunk;
import static dev.debrief.jfr.input.InputBytes.concat;
import static dev.debrief.jfr.input.InputBytes.firstBytes;
import static dev.debrief.jfr.input.InputBytes.gzip;
import static dev.debrief.jfr.input.InputBytes.gzipOfZeros;
import static dev.debrief.jfr.input.InputBytes.longRecording;
import static dev.debrief.jfr.input.InputBytes.lz4;
import static dev.debrief.jfr.input.InputBytes.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.debrief.jfr.Diagnostic;
import dev.debrief.jfr.RecordingException;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class UnpackerTest extends InputsFixture {
  @Test
  void unpacksGzip() throws IOException, RecordingException {
    write("app.jfr", gzip(longRecording()));

    assertThat(open("app.jfr")).isEqualTo(longRecording());
    assertThat(notes.list()).isEmpty();
  }

  @Test
  void unpacksGzipMembersAsOneStream() throws IOException, RecordingException {
    write("app.jfr.gz", gzip(chunk(1)), gzip(chunk(2)));

    assertThat(open("app.jfr.gz")).isEqualTo(concat(chunk(1), chunk(2)));
  }

  @Test
  void unpacksLz4() throws IOException, RecordingException {
    write("app.jfr.gz", lz4(longRecording()));

    assertThat(open("app.jfr.gz")).isEqualTo(longRecording());
    assertThat(notes.list()).isEmpty();
  }

  @Test
  void unpacksLz4FramesAsOneStream() throws IOException, RecordingException {
    write("app.jfr.lz4", lz4(chunk(1)), lz4(chunk(2)));

    assertThat(open("app.jfr.lz4")).isEqualTo(concat(chunk(1), chunk(2)));
  }

  @Test
  void unpacksWhatIsPackedTwice() throws IOException, RecordingException {
    write("app.jfr.gz", gzip(lz4(longRecording())));

    assertThat(open("app.jfr.gz")).isEqualTo(longRecording());
  }

  @Test
  void keepsAllThatCutOffGzipGives() throws IOException, RecordingException {
    byte[] packed = gzip(longRecording());
    write("app.jfr.gz", firstBytes(packed, packed.length / 2));

    byte[] saved = open("app.jfr.gz");

    assertThat(saved).isEqualTo(firstBytes(longRecording(), saved.length));
    assertThat(saved.length).isBetween(140_000, 160_000);
    assertDamageAt(saved.length);
  }

  @Test
  void keepsWhatComesBeforeDamageInGzip() throws IOException, RecordingException {
    byte[] packed = gzip(longRecording());
    byte[] broken = packed.clone();
    for (int i = packed.length / 2; i < packed.length / 2 + 100; i++) {
      broken[i] ^= (byte) 0xff;
    }
    write("app.jfr.gz", broken);

    byte[] saved = open("app.jfr.gz");

    assertThat(saved.length).isGreaterThan(140_000);
    assertThat(saved).startsWith(firstBytes(longRecording(), 140_000));
    assertDamageAt(saved.length);
  }

  @Test
  void keepsWholeContentOfGzipWithWrongChecksum() throws IOException, RecordingException {
    byte[] packed = gzip(longRecording());
    packed[packed.length - 8] ^= 1;
    write("app.jfr.gz", packed);

    assertThat(open("app.jfr.gz")).isEqualTo(longRecording());
    assertDamageAt(longRecording().length);
  }

  @Test
  void keepsWhatCutOffLz4Gives() throws IOException, RecordingException {
    byte[] packed = lz4(longRecording());
    write("app.jfr.lz4", firstBytes(packed, packed.length / 2));

    byte[] saved = open("app.jfr.lz4");

    assertThat(saved).isEqualTo(firstBytes(longRecording(), saved.length));
    assertThat(saved.length).isGreaterThan(64);
    assertDamageAt(saved.length);
  }

  @Test
  void failsIfNothingCouldBeUnpacked() throws IOException {
    write("app.jfr.gz", firstBytes(gzip(longRecording()), 12));

    assertFails("app.jfr.gz", "compressed-stream-damaged", "nothing could be unpacked");
  }

  @Test
  void failsIfCompressionIsNotEvenBegun() throws IOException {
    write("app.jfr.gz", firstBytes(gzip(longRecording()), 3));

    assertFails("app.jfr.gz", "compressed-stream-damaged", "nothing could be unpacked");
  }

  @Test
  void saysThatNothingIsInsideTheCompression() throws IOException {
    write("app.jfr.gz", gzip(new byte[0]));

    assertFails("app.jfr.gz", "empty-file", "the file is empty");
  }

  @Test
  void stopsAtTheBoundThatWasAskedFor() throws IOException {
    options = options.withMaxExpandedBytes(1000);
    write("app.jfr.gz", gzip(longRecording()));

    assertFails("app.jfr.gz", "expansion-limit", "unpacking 1,000 bytes: the bound is");
  }

  @Test
  void opensWhatFitsTheBoundExactly() throws IOException, RecordingException {
    options = options.withMaxExpandedBytes(longRecording().length);
    write("app.jfr.gz", gzip(longRecording()));

    assertThat(open("app.jfr.gz")).hasSize(longRecording().length);
  }

  @Test
  void stopsGzipThatExpandsTooMuchForItsSize() throws IOException {
    write("bomb.jfr.gz", gzipOfZeros(82));

    assertFails("bomb.jfr.gz", "expansion-limit", "more than 200 times");
  }

  @Test
  void stopsZipEntryThatExpandsTooMuchForItsSize() throws IOException {
    write("bomb.zip", zip("app.jfr", concat(chunk(), new byte[82 << 20])));

    assertThatThrownBy(() -> open("bomb.zip"))
        .isInstanceOf(RecordingException.class)
        .extracting("code")
        .isEqualTo("expansion-limit");
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void allowsAnyExpansionOfTheFirst64Mebibytes() throws IOException, RecordingException {
    write("idle.jfr.gz", gzipOfZeros(60));

    assertThat(open("idle.jfr.gz")).hasSize(chunk().length + (60 << 20));
  }

  private void assertDamageAt(long unpackedBytes) {
    assertThat(codes()).containsExactly("compressed-stream-damaged DATA_LOSS");
    Optional<Diagnostic.Position> position = notes.list().get(0).position();
    assertThat(position).map(Diagnostic.Position::offsetBytes).contains(unpackedBytes);
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
