package dev.debrief.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SarifFormatTest {
  /** The schema that OASIS published lies in the library that was generated from it. */
  private static final String SCHEMA = "/schema/sarif-schema-2.1.0.json";

  private final ObjectMapper mapper = new ObjectMapper();

  @Test
  void fulfilsTheSchemaOfTheStandard() throws IOException {
    String text =
        Story.text(
            new SarifFormat(),
            Story.recording(Story.full(), Story.small(), Story.hostile()),
            Story.nothing(),
            Story.unreadable());

    assertThat(errors(text)).isEmpty();
  }

  @Test
  void theSchemaWouldNoticeAWrongLevel() throws IOException {
    String text = Story.text(new SarifFormat(), Story.recording(Story.full()));

    assertThat(errors(text.replace("\"level\" : \"error\"", "\"level\" : \"awful\""))).isNotEmpty();
  }

  @Test
  void pointsToTheSourceOfTheKeyFrame() throws IOException {
    JsonNode location =
        mapper
            .readTree(Story.text(new SarifFormat(), Story.recording(Story.full())))
            .at("/runs/0/results/0/locations/0");

    assertThat(location.at("/physicalLocation/artifactLocation/uri").asText())
        .isEqualTo("com/acme/repo/RepositoryClient.java");
    assertThat(location.at("/physicalLocation/region/startLine").asInt()).isEqualTo(42);
    assertThat(location.at("/logicalLocations/0/fullyQualifiedName").asText())
        .isEqualTo("com.acme.repo.RepositoryClient.fromRepoDefinition");
  }

  @Test
  void nestedAndHiddenClassesLieInTheFileOfTheirOutermost() {
    assertThat(SourcePath.of(Story.frame("a.b.Outer$Inner$1", "run", 1)))
        .isEqualTo("a/b/Outer.java");
    assertThat(SourcePath.of(Story.frame("a.b.Outer$$Lambda/0x12", "run", 1)))
        .isEqualTo("a/b/Outer.java");
    assertThat(SourcePath.of(Story.frame("a.$Dollar", "run", 1))).isEqualTo("a/%24Dollar.java");
  }

  private static List<Error> errors(String text) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(SarifFormatTest.class.getResourceAsStream(SCHEMA), SCHEMA)) {
      SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);
      Schema schema =
          registry.getSchema(
              new String(in.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
      return schema.validate(text, InputFormat.JSON);
    }
  }
}
