package dev.debrief.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.converter.ProfileOptions;
import dev.debrief.timeline.TimelineOptions;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TranslationTest {
  @Test
  void agreesOnTheDefaultsOfProfiles() throws UsageException {
    assertThat(Translation.profileOptions(ProfileStyle.DEFAULT)).isEqualTo(ProfileOptions.DEFAULTS);
  }

  @Test
  void agreesOnTheDefaultsOfTimelines() {
    assertThat(ProfileStyle.DEFAULT.window()).isEqualTo(TimelineOptions.DEFAULTS.window());
    assertThat(Excerpt.ALL.includeIdle()).isEqualTo(TimelineOptions.DEFAULTS.includeIdle());
  }

  @Test
  void knowsEveryChoiceOfAProfile() throws UsageException {
    for (ProfileStyle.Waits waits : ProfileStyle.Waits.values()) {
      for (ProfileStyle.Lines lines : ProfileStyle.Lines.values()) {
        for (ProfileStyle.FrameNames names : ProfileStyle.FrameNames.values()) {
          ProfileOptions options =
              Translation.profileOptions(
                  ProfileStyle.builder().waits(waits).lines(lines).frameNames(names).build());

          assertThat(options.waits()).hasToString(waits.name());
          assertThat(options.frames().lines()).hasToString(lines.name());
          assertThat(options.frames().names()).hasToString(names.name());
        }
      }
    }
  }

  @Test
  void takesAProfilerIdInAnySpelling() throws UsageException {
    ProfileStyle style =
        ProfileStyle.builder()
            .profilerId(Optional.of("2BF7F63E-BE5C-2C8B-2BE1-9D0D21916C45"))
            .build();

    assertThat(Translation.profileOptions(style).profilerId())
        .contains("2bf7f63ebe5c2c8b2be19d0d21916c45");
  }
}
