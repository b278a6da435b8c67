package dev.debrief.report;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Findings for pages that show Markdown, such as the summary of a job on GitHub. */
public final class MarkdownFormat implements FindingsFormat {
  @Override
  public String name() {
    return "markdown";
  }

  @Override
  public String fileEnding() {
    return ".md";
  }

  @Override
  public FindingsWriter open(FindingsOutput output, FindingsContext context) throws IOException {
    Writer out = new OutputStreamWriter(output.open("findings.md"), StandardCharsets.UTF_8);
    return new FindingsWriter() {
      @Override
      public void add(ExaminedRecording recording) throws IOException {
        out.write(MarkdownRecording.of(recording, context));
        out.flush();
      }

      @Override
      public void finish() throws IOException {
        out.close();
      }
    };
  }
}
