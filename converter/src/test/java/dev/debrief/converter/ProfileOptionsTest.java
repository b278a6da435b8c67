package dev.debrief.converter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.debrief.converter.ProfileOptions.Deployment;
import dev.debrief.converter.ProfileOptions.Waits;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileOptionsTest {
  private static final String RECORDING = "5".repeat(64);

  @ParameterizedTest
  @ValueSource(ints = {0, 61, -1})
  void chunksAreAtMostAMinute(int seconds) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ProfileOptions.DEFAULTS.withChunkSeconds(seconds));
  }

  @Test
  void profilerIdIsWrittenInOneWay() {
    assertThat(
            ProfileOptions.DEFAULTS
                .withProfilerId("01234567-89AB-cdef-0123-456789ABCDEF")
                .profilerId())
        .contains("0123456789abcdef0123456789abcdef");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "00000000000000000000000000000000", "xyz"})
  void refusesWhatIsNoProfilerId(String id) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ProfileOptions.DEFAULTS.withProfilerId(id));
  }

  @Test
  void profilerIdIsDerivedFromRecording() {
    assertThat(profilerId(RECORDING, ProfileOptions.DEFAULTS))
        .matches("[0-9a-f]{32}")
        .isEqualTo(profilerId(RECORDING, ProfileOptions.DEFAULTS))
        .isNotEqualTo(profilerId("6".repeat(64), ProfileOptions.DEFAULTS));
  }

  @Test
  void optionsThatChangeSamplesChangeTheProfilerId() {
    assertThat(
            List.of(
                profilerId(RECORDING, ProfileOptions.DEFAULTS),
                profilerId(RECORDING, ProfileOptions.DEFAULTS.withChunkSeconds(10)),
                profilerId(RECORDING, ProfileOptions.DEFAULTS.withWaits(Waits.NONE)),
                profilerId(
                    RECORDING,
                    ProfileOptions.DEFAULTS.withFrames(
                        FrameStyle.DEFAULTS.withLines(FrameStyle.Lines.ALL))),
                ProfileIds.profilerId(RECORDING, ProfileOptions.DEFAULTS, List.of("thread=main"))))
        .doesNotHaveDuplicates();
  }

  @Test
  void otherOptionsDoNot() {
    assertThat(
            profilerId(
                RECORDING,
                ProfileOptions.DEFAULTS
                    .withPayload(true)
                    .withDeployment(new Deployment("app@1", "test", "7"))))
        .isEqualTo(profilerId(RECORDING, ProfileOptions.DEFAULTS));
  }

  @Test
  void givenProfilerIdIsTaken() {
    String id = "0123456789abcdef0123456789abcdef";

    assertThat(profilerId(RECORDING, ProfileOptions.DEFAULTS.withProfilerId(id))).isEqualTo(id);
  }

  private static String profilerId(String recording, ProfileOptions options) {
    return ProfileIds.profilerId(recording, options, List.of());
  }
}
