package dev.debrief.report;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * Findings as the results of tests, as build servers read them: a suite per recording, a test per
 * finding and per detector that found nothing. Errors and warnings fail.
 */
public final class JUnitFormat implements FindingsFormat {
  @Override
  public String name() {
    return "junit";
  }

  @Override
  public String fileEnding() {
    return ".xml";
  }

  @Override
  public FindingsWriter open(FindingsOutput output, FindingsContext context) throws IOException {
    Writer out = new OutputStreamWriter(output.open("findings.xml"), StandardCharsets.UTF_8);
    out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"debrief\">\n");
    return new FindingsWriter() {
      @Override
      public void add(ExaminedRecording recording) throws IOException {
        out.write(JUnitSuite.of(recording, context));
        out.flush();
      }

      @Override
      public void finish() throws IOException {
        out.write("</testsuites>\n");
        out.close();
      }
    };
  }
}
