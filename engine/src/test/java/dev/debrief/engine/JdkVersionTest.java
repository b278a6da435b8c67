package dev.debrief.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JdkVersionTest {
  @ParameterizedTest
  @CsvSource({
    "OpenJDK 64-Bit Server VM 17.0.15+6, 17",
    "OpenJDK 64-Bit Server VM (25+36-LTS) for linux-amd64, 25",
    "OpenJDK 64-Bit Server VM 25-ea+10, 25",
    "Java HotSpot(TM) 64-Bit Server VM (25.202-b08), 8",
    "Java HotSpot(TM) 64-Bit Server VM 24.76-b04, 7",
    "OpenJDK 64-Bit Server VM 1.8.0_402-b06, 8",
    "Substrate VM, 0",
  })
  void findsTheFeatureRelease(String jvm, int release) {
    assertThat(JdkVersion.of(jvm)).isEqualTo(release);
  }
}
