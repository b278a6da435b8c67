package dev.debrief.converter;

import java.nio.charset.StandardCharsets;

/** Text that UTF-8 can hold. Names in damaged recordings may have halves of surrogate pairs. */
final class UnicodeText {
  private UnicodeText() {}

  /** Returns the text with a question mark for each half of a pair whose other half is missing. */
  static String clean(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
      }
    }
    return text;
  }

  /** Returns the beginning of a text that has no halves of pairs, without cutting one in two. */
  static String shortened(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    boolean inPair = Character.isHighSurrogate(text.charAt(most - 1));
    return text.substring(0, inPair ? most - 1 : most);
  }
}
