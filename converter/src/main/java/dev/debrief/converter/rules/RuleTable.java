package dev.debrief.converter.rules;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The words of the rules: one line each, in the order of {@link Check}. */
final class RuleTable {

  /** What is wrong, what happens, what to do instead. */
  record Words(String title, String consequence, String remedy) {}

  // id | title | consequence | remedy
  private static final String TABLE =
      """
      sample-thread-id-number | A sample's thread_id is a number in a version 2 chunk. | Rejected: profiling_invalid_json. | Write thread ids as strings of decimal digits.
      v1-thread-id-not-unsigned | A version 1 thread id is not an unsigned decimal number. | Rejected: profiling_invalid_json. | Use the Java thread id, 0 or more, as a number or a decimal string.
      thread-id-not-decimal | A thread id is hexadecimal, has leading zeros, is no number at all or exceeds 2^53. | The thread loses its name or opens as another one. | Use plain decimal ids up to 2^53.
      thread-id-minus-one | All threads without a Java id share the id -1. | Their timelines are merged into one. | Give each such thread an id of its own in a private positive range.
      v1-elapsed-not-integer | A version 1 sample's elapsed_since_start_ns is missing or not an unsigned integer. | Rejected: profiling_invalid_json. | Write whole nanoseconds since the start of the profile.
      timestamp-not-finite | A sample's timestamp is NaN, infinite or too large for a double. | Rejected: profiling_invalid_json. | Write seconds since the epoch.
      timestamp-not-seconds | Timestamps are not in seconds: they lie beyond the year 9999. | Rejected: profiling_duration_is_too_long, or stored where no search finds it. | Write seconds since the epoch, with fractions.
      timestamp-relative | Timestamps do not count from the epoch: they lie before the year 2000. | Stored in 1970, so no transaction finds the profile. | Add the start of the recording.
      timestamp-millis-only | Timestamps have milliseconds only, and samples of one thread fall together. | Samples without duration vanish from the flame graph. | Write at least six decimals.
      stack-id-out-of-range | A sample names a stack that does not exist. | Rejected: profiling_malformed_samples. | Write every stack that samples name.
      v1-stack-id-out-of-range-at-edge | The first or last samples of a version 1 thread name a stack that does not exist. | These samples are dropped without a word. | Write every stack that samples name.
      frame-index-out-of-range | A stack names a frame that does not exist; unused stacks count too. | Rejected: profiling_malformed_stacks. | Write every frame that stacks name.
      negative-index | A stack_id or a frame index is negative. | Rejected: profiling_invalid_json. | Leave out samples without a stack, or point them to an empty one.
      only-lone-samples | No thread has two samples that count. | Rejected: profiling_not_enough_samples. | Repeat a lone sample half a period later, or leave the chunk out.
      thread-with-lone-sample | A thread has one sample that counts. | The thread is dropped without a word. | Repeat the sample half a period later.
      all-stacks-empty | All samples have empty stacks. | Rejected: profiling_not_enough_samples. | Leave the chunk out.
      no-samples | Samples, stacks or frames are missing, or there is no sample. | Rejected: profiling_invalid_json or profiling_not_enough_samples. | Leave the chunk out.
      chunk-too-long | The samples of a chunk span more than 66 seconds. | Rejected: profiling_duration_is_too_long. | Cut chunks at 60 seconds or less.
      v1-profile-too-long | The last sample of a version 1 profile lies more than 30 seconds after its start. | Rejected: profiling_duration_is_too_long. | Cut at 30 seconds, or use chunks.
      client-sdk-missing | A chunk has no client_sdk with name and version. | Rejected: profiling_invalid_json; older servers filter it as a deprecated SDK. | Send client_sdk with name and version.
      version-wrong | The version is not the string "2" (chunk) or "1" (profile). | Rejected: profiling_invalid_json or profiling_platform_not_supported. | Write the version as a string.
      profile-id-invalid | An id of the profile is missing, nil or not a UUID. | Rejected: profiling_invalid_json; a nil id collides with others. | Write 32 lower-case hexadecimal digits.
      v1-transaction-invalid | The transaction in a version 1 profile is missing, or has a nil id, a nil trace id or no name. | Rejected: profiling_invalid_transaction_metadata. | Copy id, trace id and name from the transaction.
      v1-metadata-missing | A version 1 profile lacks device.architecture, os.name, os.version or a valid timestamp. | Rejected: profiling_invalid_json. | Write all of them.
      v1-profile-without-transaction | An envelope has a version 1 profile and no transaction. | The profile is dropped. | Put both into one envelope.
      several-profiles-in-envelope | An envelope has more than one profile or chunk. | The whole envelope is refused: 413, or profiling_too_many_profiles. | One per envelope.
      item-platform-mismatch | The item's header claims another kind of profile than the payload's platform. | Rejected: profiling_invalid_profile_type. | Type profile_chunk, and in the header the platform of the payload.
      platform-not-java | A profile of a JVM names a mobile or browser platform. | Billed as user interface time, and in_app follows other rules. | Platform java.
      meta-length-on-json | The item header of a JSON chunk has meta_length. | Rejected: profiling_invalid_sampled_profile. | Leave the header out.
      negative-line-or-priority | A line, a column or a thread priority is negative. | Rejected: profiling_invalid_json. | Leave unknown lines out.
      in-app-missing | Java frames have no in_app. | All of them become system frames: no application frames, no function metrics. | Set in_app on every frame.
      in-app-overruled | A frame with in_app true names another platform than its profile. | in_app becomes false. | Leave the frame's platform out.
      stacks-root-first | Stacks look as if they began with the root. | The flame graph stands on its head. | Write the leaf first.
      module-without-dot | An in-app Java frame has a module without a dot. | The function is never aggregated. | Write the full class name; give the default package a name.
      function-empty | A frame has no function. | Shown as unknown, never aggregated. | Name the method.
      frames-collapse | Frames of different modules agree in file name, function and line. | Shown as one frame, with the module of the first. | Make file name or function unique per class.
      lines-split-methods | One method appears with several lines. | It is split into several bars. | Leave lines out, or write one line per method.
      names-change-per-run | Names hold numbers that change with every run: lambdas, proxies, accessors. | Nothing is aggregated over runs. | Cut the number off.
      gap-not-closed | A thread has a gap far longer than its sampling period and no empty stack in it. | The last stack is stretched over the gap. | End each run with an empty stack one period after its last sample.
      thread-id-reused | A thread id has another name in a later chunk, and its earlier run was not closed. | One bar joins two threads. | End a dead thread with an empty stack, or give the new one another id.
      last-stack-not-counted | The last sample of a thread is the only one with its stack. | It has no duration and is never counted. | End with an empty stack one period later.
      duplicate-samples | A thread has several samples at one time. | Samples are lost or counted twice. | Write each sample once.
      v1-samples-unsorted | The samples of a version 1 profile are not in order of time. | Limits and edges are applied to the wrong samples. | Sort by time.
      chunks-overlap | Chunks of one profiler_id overlap in time. | They are merged in any order, samples are doubled. | Cut all threads at the same instants.
      chunk-sent-twice | A chunk_id occurs twice, or the same samples under two ids. | The later chunk overwrites the earlier one, or everything counts double. | Derive ids from the recording and send each chunk once.
      thread-metadata-uneven | A chunk has no thread_metadata, others of its profiler_id have. | The merged flame graph fails. | Write at least one entry in every chunk.
      thread-metadata-unreferenced | No entry of thread_metadata belongs to a thread with samples. | All thread names are dropped. | Use the samples' thread ids as keys.
      span-thread-id-unknown | A transaction with a profiler_id names no thread, or the chunks of its profiler_id have no such thread at its time. | The profile is not offered, or opens on another thread. | Write thread.id into contexts.trace.data, the same text as in the samples.
      profiler-id-misplaced | The profiler_id of a transaction stands elsewhere than in contexts.profile. | The transaction has no profile. | Write it into contexts.profile.
      profiler-id-spelling | One profiler_id is spelled differently: dashes, or upper case. | The link may be lost. | 32 lower-case hexadecimal digits everywhere.
      transaction-too-short | A transaction with a profiler_id is shorter than 19.8 ms. | The profiler_id is taken off. | Nothing to do: no profile can be linked.
      transaction-out-of-time | A transaction ended more than 5 days before sending, or ends more than a minute after it. | Rejected. | Send in time; chunks alone may be older.
      span-invalid | A span, or the transaction itself, lacks a valid id or start, ends before it starts, or is null. | The whole transaction is rejected. | Leave broken spans out.
      trace-context-invalid | contexts.trace lacks a trace_id of 32 or a span_id of 16 hexadecimal digits that are not all zero. | The transaction is rejected. | Write both.
      projects-differ | A transaction and its chunks name different projects in their dsn. | They never meet. | Send both to one project.
      sent-at-too-early | The sent_at of an envelope lies before the end of its transaction. | The transaction is shifted in time, its profile is not. | Write the time of sending, by a correct clock.
      local-time | A transaction and its profile are apart by whole quarters of an hour. | They never meet. | Convert times as UTC.
      item-too-large | An item exceeds its limit: 1 MiB for transactions, 50 MiB for profiles, 200 MiB for an envelope. | 413, the whole envelope is refused. | Split it in time.
      envelope-framing | The envelope's framing is broken: length, line end, header or trailing space. | 400, the whole envelope is refused. | Count length in bytes, end lines with LF, write nothing after the last item.
      dsn-mismatch | The dsn in the envelope's header is malformed, or of another project or key than the destination. | 400, the whole envelope is refused. | Leave the header out.
      rate-limits-ignored | The sender ignores rate limits, or repeats what was refused for good. | Endless drops. | Honour X-Sentry-Rate-Limits on every answer; never repeat 413 and 429.
      unknown-keys | Frames or samples carry keys that the format does not have. | These keys are dropped without a word. | Put the information into known fields, such as a synthetic frame.
      v1-measurement-invalid | A version 1 measurement stands at 0 ns or has an unknown unit. | Rejected, early by its unit or late by its time. | Start above 0; units nanosecond, hertz, byte, percent, nanojoule.
      measurement-unit-unknown | A chunk's measurement has an unknown unit. | Rejected: profiling_invalid_json. | Use nanosecond, hertz, byte, percent or nanojoule.
      priority-too-large | A thread priority exceeds 2^31 - 1. | Rejected: profiling_failed_vroomrs_processing. | Write the Java priority, 1 to 10, or none.
      too-many-threads | A chunk has more than 500 threads. | The thread selector is of no use. | Let short threads share lanes.
      truncated-stacks-joined | Stacks cut off at the recorder's depth stand beside whole ones. | The cut ones float as extra roots. | Put a synthetic frame under them, or record deeper.
      release-missing-in-chunk | Chunks have no release, their transaction has one. | Filters by release miss the profile. | Write the same release into both.
      not-json | The file is neither JSON nor an envelope. | 400, or profiling_invalid_json. | Give the unpacked, whole file.
      wrong-field | A field that Sentry needs is missing, occurs twice or has the wrong type. | Rejected: profiling_invalid_json. | Write the field as docs/formats.md says.
      """;

  private static final Map<String, Words> WORDS = parse();

  private RuleTable() {}

  /** The words of the rule with this id. */
  static Words words(String id) {
    Words words = WORDS.get(id);
    if (words == null) {
      throw new IllegalStateException("no words for rule " + id);
    }
    return words;
  }

  private static Map<String, Words> parse() {
    Map<String, Words> words = new HashMap<>();
    for (String line : TABLE.lines().toList()) {
      List<String> cells = List.of(line.split(" \\| ", -1));
      words.put(cells.get(0), new Words(cells.get(1), cells.get(2), cells.get(3)));
    }
    return Map.copyOf(words);
  }
}
