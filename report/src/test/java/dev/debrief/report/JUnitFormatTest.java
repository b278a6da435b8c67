package dev.debrief.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class JUnitFormatTest {
  @Test
  void countsFailuresSkippedAndErrorsAsItHasThem() throws Exception {
    Document document =
        parse(Story.recording(Story.full(), Story.small()), Story.nothing(), Story.unreadable());

    for (int i = 0; i < 3; i++) {
      Element suite = (Element) document.getElementsByTagName("testsuite").item(i);
      assertCount(suite, "tests", "testcase");
      assertCount(suite, "failures", "failure");
      assertCount(suite, "skipped", "skipped");
      assertCount(suite, "errors", "error");
    }
  }

  @Test
  void onlyErrorsAndWarningsFail() throws Exception {
    Document document = parse(Story.recording(Story.full(), Story.small()));

    Element failure = (Element) document.getElementsByTagName("failure").item(0);
    assertThat(document.getElementsByTagName("failure").getLength()).isEqualTo(1);
    assertThat(failure.getAttribute("type")).isEqualTo("error");
    assertThat(failure.getTextContent()).contains("what to do  Create the client once");
  }

  @Test
  void isXmlWhateverTheTexts() throws Exception {
    Document document = parse(Story.recording(Story.hostile()));

    Element failure = (Element) document.getElementsByTagName("failure").item(0);
    assertThat(failure.getAttribute("message"))
        .isEqualTo("title " + Story.HOSTILE.replace('\u001b', '\uFFFD').replace('\0', '\uFFFD'));
  }

  private static void assertCount(Element suite, String attribute, String tag) {
    assertThat(Integer.parseInt(suite.getAttribute(attribute)))
        .isEqualTo(suite.getElementsByTagName(tag).getLength());
  }

  private static Document parse(ExaminedRecording... recordings) throws Exception {
    byte[] xml = Story.text(new JUnitFormat(), recordings).getBytes(StandardCharsets.UTF_8);
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml));
  }
}
