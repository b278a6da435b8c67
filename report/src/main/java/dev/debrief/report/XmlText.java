package dev.debrief.report;

/** Text in XML 1.0: marks are escaped, and characters that it cannot hold are replaced. */
final class XmlText {
  private static final String REPLACEMENT = "\uFFFD";

  private XmlText() {}

  /** Returns {@code name="value"} with a blank before it. */
  static String attribute(String name, String value) {
    return " " + name + "=\"" + escape(value, true) + "\"";
  }

  /** Returns a text between tags. */
  static String content(String text) {
    return escape(text, false);
  }

  private static String escape(String text, boolean attribute) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\t', '\n', '\r' -> {
                  if (attribute || c == '\r') {
                    out.append("&#").append(c).append(';');
                  } else {
                    out.append((char) c);
                  }
                }
                default -> {
                  if (isAllowed(c)) {
                    out.appendCodePoint(c);
                  } else {
                    out.append(REPLACEMENT);
                  }
                }
              }
            });
    return out.toString();
  }

  private static boolean isAllowed(int c) {
    return (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000;
  }
}
