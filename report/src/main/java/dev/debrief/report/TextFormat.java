package dev.debrief.report;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Findings for people at a terminal. */
public final class TextFormat implements FindingsFormat {
  @Override
  public String name() {
    return "text";
  }

  @Override
  public String fileEnding() {
    return ".txt";
  }

  @Override
  public FindingsWriter open(FindingsOutput output, FindingsContext context) throws IOException {
    Writer out = new OutputStreamWriter(output.open("findings.txt"), StandardCharsets.UTF_8);
    return new FindingsWriter() {
      @Override
      public void add(ExaminedRecording recording) throws IOException {
        out.write(TextRecording.of(recording, context));
        out.flush();
      }

      @Override
      public void finish() throws IOException {
        out.close();
      }
    };
  }
}
