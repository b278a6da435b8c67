package dev.debrief.converter;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** A frame as profiles show it, with what every chunk needs of it. Immutable, equal by content. */
final class ShownFrame {
  private final ProfileFrame frame;
  private final int hash;
  private final byte[] json;

  ShownFrame(ProfileFrame frame) {
    this.frame = frame;
    this.hash = frame.hashCode();
    this.json = json(frame);
  }

  /** Returns what is shown. */
  ProfileFrame frame() {
    return frame;
  }

  /** Returns the frame as a JSON object in UTF-8; not to be changed. */
  byte[] json() {
    return json;
  }

  private static byte[] json(ProfileFrame frame) {
    JsonBytes bytes = new JsonBytes(new byte[256], 0);
    bytes.text("{\"function\":\"");
    bytes.raw(quoted(frame.function()));
    bytes.text("\",\"module\":\"");
    bytes.raw(quoted(frame.module()));
    bytes.text("\",\"filename\":\"");
    bytes.raw(quoted(frame.filename()));
    bytes.text("\"");
    if (frame.line() > 0) {
      bytes.text(",\"lineno\":");
      bytes.number(frame.line());
    }
    bytes.text(frame.inApp() ? ",\"in_app\":true}" : ",\"in_app\":false}");
    return bytes.toByteArray();
  }

  private static byte[] quoted(String text) {
    return JsonStringEncoder.getInstance().quoteAsUTF8(text);
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof ShownFrame that && hash == that.hash && frame.equals(that.frame));
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
