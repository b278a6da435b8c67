package dev.debrief.testdata.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

class CorpusTest {
  @RegisterExtension static final CorpusTally TALLY = Corpus.tally();

  @TempDir Path reactor;
  private Path folder;

  @BeforeEach
  void makeSmallCorpus() throws IOException {
    folder = Files.createDirectories(reactor.resolve("small"));
    Files.createDirectories(folder.resolve("bad"));
    Files.createDirectories(folder.resolve("real/deep"));
    Files.write(folder.resolve("bad/01_empty.jfr"), new byte[0]);
    Files.write(folder.resolve("real/deep/b.JFR.gz"), new byte[1]);
    Files.write(folder.resolve("real/a.txt"), new byte[1]);
    Files.writeString(
        folder.resolve("MANIFEST.tsv"),
        """
        file\tproducer\tclass\tnotes
        bad/01_empty.jfr\tfault case\tbad:01\tempty file
        real/deep/b.JFR.gz\tHotSpot 17\tjdk17-20\t
        """);
    Files.writeString(
        folder.resolve("event-counts.jsonl"),
        """
        {"file":"real/deep/b.JFR.gz","version":"2.1","chunks":[{"v":"2.1","off":7,"size":9,"start":10,\
        "dur":11,"startTicks":12,"tps":13,"flags":3}],"walker":{"total":3,"counts":{"jdk.A":1,"jdk.B":2},\
        "error":false},"jdk25":{"total":null,"counts":{},"error":true},"jmc":{"total":3,"counts":\
        {"jdk.A":3},"error":false}}
        """);
  }

  @Test
  void environmentNamesTheFolder() {
    assertThat(Corpus.find(here(), reactor)).contains(new Corpus(folder));
  }

  @Test
  void defaultFolderIsBesideTheProject() throws IOException {
    Path project = Files.createDirectories(reactor.resolve("project"));
    Path beside = Files.createDirectories(reactor.resolve("shared/recordings"));
    Files.copy(folder.resolve("MANIFEST.tsv"), beside.resolve("MANIFEST.tsv"));
    assertThat(Corpus.find(Map.of(), project)).contains(new Corpus(beside));
  }

  @Test
  void missingCorpusSkipsTheTest() {
    assertThatThrownBy(() -> Corpus.openOrSkip(Map.of("DEBRIEF_CORPUS", "nowhere"), reactor))
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("nowhere")
        .hasMessageContaining("DEBRIEF_CORPUS");
  }

  @Test
  void missingCorpusFailsWhereItIsRequired() {
    Map<String, String> required =
        Map.of("DEBRIEF_CORPUS", "nowhere", "DEBRIEF_CORPUS_REQUIRED", "1");
    assertThatThrownBy(() -> Corpus.openOrSkip(required, reactor))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("nowhere");
  }

  @Test
  void manifestRowsHaveTheirColumns() {
    ManifestRow row = new Corpus(folder).manifest().get(0);
    assertThat(row.file()).isEqualTo("bad/01_empty.jfr");
    assertThat(row.isFault()).isTrue();
    assertThat(row.column("notes")).isEqualTo("empty file");
    assertThat(row.column("absent")).isEmpty();
  }

  @Test
  void recordingsAreThoseOfTheManifestByFolder() {
    assertThat(new Corpus(folder).recordings("real"))
        .containsExactly(folder.resolve("real/deep/b.JFR.gz"));
    assertThat(new Corpus(folder).recordings("")).hasSize(2);
  }

  @Test
  void filesAreThoseNamedLikeRecordings() {
    Corpus corpus = new Corpus(folder);
    assertThat(corpus.files(""))
        .extracting(corpus::nameOf)
        .containsExactly("bad/01_empty.jfr", "real/deep/b.JFR.gz");
  }

  @Test
  void eventCountsKeepWhatEachReaderFound() {
    EventCounts counts = new Corpus(folder).eventCounts("real/deep/b.JFR.gz").orElseThrow();
    assertThat(counts.walker().of("jdk.B")).isEqualTo(2);
    assertThat(counts.walker().of("jdk.C")).isZero();
    assertThat(counts.jdk25().total()).isEmpty();
    assertThat(counts.isWhole()).isFalse();
    assertThat(counts.chunks().get(0).header().orElseThrow())
        .isEqualTo(new EventCounts.Header(9, 10, 11, 12, 13, 3));
  }

  @Test
  void tallySaysRecordingsAndChecks() {
    CorpusTally tally = Corpus.tally();
    tally.recording(40);
    tally.recording(2);
    assertThat(tally).hasToString("corpus: 2 recordings, 42 checks");
  }

  @Test
  void projectRecordingsLieInTheReactor() {
    assertThat(ProjectRecordings.path("agent-before.jfr"))
        .isEqualTo(ReactorRoot.find().resolve("testdata/recordings/agent-before.jfr"));
    assertThat(ReactorRoot.find().resolve("testdata/pom.xml")).exists();
  }

  /** Every file of the shared corpus that is counted is there and listed. */
  @Test
  void sharedCorpusIsWhole() {
    Corpus corpus = Corpus.openOrSkip();
    Set<Path> listed = Set.copyOf(corpus.recordings(""));
    for (EventCounts counts : corpus.eventCounts()) {
      assertThat(corpus.path(counts.file())).exists();
      assertThat(listed).contains(corpus.path(counts.file()));
      TALLY.recording(2);
    }
  }

  private Map<String, String> here() {
    return Map.of("DEBRIEF_CORPUS", folder.toString());
  }
}
