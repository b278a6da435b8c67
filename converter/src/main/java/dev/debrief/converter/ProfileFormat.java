package dev.debrief.converter;

/**
 * An output format for profiles. A new format is one class that implements this and one line in
 * {@code META-INF/services/dev.debrief.converter.ProfileFormat}; implementations have a public
 * constructor without parameters, no state, and may be used by many threads.
 */
public interface ProfileFormat {
  /** Returns the name by which users choose the format, such as {@code sentry}. */
  String name();

  /** Returns how the names of its files end, with the dot, such as {@code .envelope}. */
  String fileEnding(ProfileOptions options);

  /**
   * Starts the profile of one recording.
   *
   * @param directory where files go; the caller closes it after the writer
   * @throws OutputException if a file cannot be made
   */
  ProfileWriter open(ProfileRequest request, OutputDirectory directory) throws OutputException;
}
