package dev.debrief.converter;

/**
 * Sentry's profiles for continuous profiling: numbered envelopes with one {@code profile_chunk}
 * each, in sample format version 2; and transactions, where there are spans.
 */
public final class SentryFormat implements ProfileFormat {
  @Override
  public String name() {
    return "sentry";
  }

  @Override
  public String fileEnding(ProfileOptions options) {
    return options.payload() ? ".json" : ".envelope";
  }

  @Override
  public ProfileWriter open(ProfileRequest request, OutputDirectory directory)
      throws OutputException {
    SentryChunks chunks = new SentryChunks(request, directory, fileEnding(request.options()));
    return request.spans().isPresent()
        ? new SentryWithSpans(request, request.spans().get(), directory, chunks)
        : chunks;
  }
}
