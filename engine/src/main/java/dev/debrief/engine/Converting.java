package dev.debrief.engine;

import dev.debrief.converter.FileCheck;
import dev.debrief.converter.Output;
import dev.debrief.converter.OutputDirectory;
import dev.debrief.converter.ProfileFormat;
import dev.debrief.converter.ProfileIds;
import dev.debrief.converter.ProfileOptions;
import dev.debrief.converter.ProfileRequest;
import dev.debrief.converter.ProfileWriter;
import dev.debrief.converter.RecordingIdentity;
import dev.debrief.jfr.Diagnostics;
import dev.debrief.jfr.EventSource;
import dev.debrief.jfr.Recording;
import dev.debrief.jfr.RecordingException;
import dev.debrief.jfr.RecordingInfo;
import dev.debrief.jfr.RecordingReader;
import dev.debrief.timeline.EventGroup;
import dev.debrief.timeline.RecordingIndex;
import dev.debrief.timeline.TimelineOptions;
import dev.debrief.timeline.Timelines;
import dev.debrief.timeline.Workers;
import dev.debrief.timeline.span.SpanIndex;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;

/** Converts recordings to profiles: the main flow of Debrief is {@link #apply}. */
final class Converting implements EachInput.Task<Conversion> {
  private final ConvertRequest request;
  private final Progress<?> progress;
  private final ProfileFormat format;
  private final ProfileOptions profile;
  private final FileCheck check = new RuleCheck();
  private final Set<EventGroup> kinds;
  private final UserTables tables;
  private final SpanWork spanWork;

  /**
   * @throws UsageException if the request asks for what there is not
   */
  Converting(ConvertRequest request, Progress<?> progress) throws UsageException {
    this.request = request;
    this.progress = progress;
    Services services = new Services(request.loader());
    this.format = services.format(request.format());
    this.profile = Translation.profileOptions(request.profile());
    this.kinds = Translation.eventGroups(request.excerpt().kinds());
    this.tables = UserTables.read(request.frameTables());
    this.spanWork = new SpanWork(request.spans(), services, request.inputs().maxExpandedBytes());
  }

  @Override
  public Conversion apply(Recording recording, boolean several, Diagnostics notes)
      throws RecordingException, IOException {
    try (Workers workers = Workers.of(request.threads())) {
      RecordingReader reader =
          RecordingReader.open(
              recording, Translation.parser(request.inputs().parser()), workers.spare());
      EventSource source = new WatchedSource(reader, progress);
      return convert(recording, reader, source, workers, several, notes);
    }
  }

  private Conversion convert(
      Recording recording,
      RecordingReader reader,
      EventSource source,
      Workers workers,
      boolean several,
      Diagnostics notes)
      throws RecordingException, IOException {
    Future<String> id = workers.submit(reader::recordingId);
    SpanWork.Indexed indexed = spanWork.index(source, workers, notes);
    RecordingIndex index = indexed.recording();
    SpanIndex spans = indexed.spans();
    Legibility.require(recording, source);
    TimelineOptions options = options(index.info());
    RecordingIdentity identity =
        identity(recording.name(), Workers.await(id), index.info(), options);
    try (Delivery delivery = Delivery.to(directory(recording.name(), several))) {
      Tally tally = new Tally();
      try (ProfileWriter writer =
          format.open(profileRequest(identity, spans), delivery.directory())) {
        notes.addAll(
            Timelines.read(
                source,
                index,
                options,
                workers,
                tally.counting(writer, workers, spanWork.filtering(spans))));
        tally.add(writer.finish());
      }
      notes.addAll(source.diagnostics());
      notes.addAll(index.diagnostics());
      notes.addAll(tally.spans().diagnostics());
      manifest(recording, identity, index.info(), reader.parser(), spans)
          .write(delivery.directory(), tally.counts(), notes.list());
      delivery.complete();
      return conversion(delivery, tally, index.info(), options, spans);
    }
  }

  private Manifest manifest(
      Recording recording,
      RecordingIdentity identity,
      RecordingInfo info,
      String parser,
      SpanIndex spans)
      throws IOException {
    Optional<String> checksum =
        request.checksum() ? Optional.of(Checksum.of(recording)) : Optional.empty();
    return new Manifest(identity, info, recording.sizeBytes(), parser, checksum, spans.events());
  }

  private Conversion conversion(
      Delivery delivery,
      Tally tally,
      RecordingInfo info,
      TimelineOptions options,
      SpanIndex spans) {
    List<Conversion.Output> outputs =
        delivery.outputs().stream()
            .filter(output -> !output.file().equals(OutputDirectory.MANIFEST))
            .map(Converting::output)
            .toList();
    Optional<String> hint = outputs.isEmpty() ? Optional.of(hint(info)) : Optional.empty();
    return new Conversion(
        delivery.directory().path(),
        options.from().orElse(instant(info.startNanos())),
        options.to().orElse(instant(info.endNanos())),
        outputs,
        tally.counts(),
        spans.isEmpty() || tally.spans().isEmpty()
            ? Optional.empty()
            : Optional.of(Translation.totals(tally.spans(), spans.size(), request.clock())),
        hint);
  }

  private String hint(RecordingInfo info) {
    if (!request.spans().filter().equals(SpanStyle.Filter.ALL)) {
      return "no thread was seen in a span that --span, --trace and --latency let through";
    }
    return Advisor.hint(info);
  }

  private static Conversion.Output output(Output output) {
    return new Conversion.Output(
        output.file(),
        output.type(),
        output.samples(),
        instant(output.startNanos()),
        instant(output.endNanos()),
        output.bytes());
  }

  private static Optional<Instant> instant(Optional<TimePoint> point, RecordingInfo info) {
    return point.map(p -> instant(p.resolve(info.startNanos(), info.endNanos())));
  }

  private static Instant instant(long nanos) {
    return Instant.EPOCH.plusNanos(nanos);
  }

  private TimelineOptions options(RecordingInfo info) {
    Excerpt excerpt = request.excerpt();
    return TimelineOptions.DEFAULTS
        .withWindow(request.profile().window())
        .withKinds(kinds)
        .withIdle(excerpt.includeIdle())
        .withWaitRows(tables.waitRows())
        .withThreads(excerpt.threads(), excerpt.excludedThreads())
        .between(instant(excerpt.from(), info), instant(excerpt.to(), info));
  }

  private RecordingIdentity identity(
      String name, String id, RecordingInfo info, TimelineOptions options) {
    List<String> more = new ArrayList<>(Translation.fingerprint(options));
    more.addAll(spanWork.fingerprint());
    more.addAll(tables.fingerprint());
    String profilerId = ProfileIds.profilerId(id, profile, more);
    return new RecordingIdentity(name, id, profilerId, info.startNanos(), info.endNanos());
  }

  private ProfileRequest profileRequest(RecordingIdentity identity, SpanIndex spans) {
    return new ProfileRequest(
        identity, profile, Debriefing.version(), check, spanWork.request(spans));
  }

  private Path directory(String name, boolean several) {
    ConvertRequest.Target target = request.target();
    if (target instanceof ConvertRequest.Target.Directory directory) {
      return several ? directory.path().resolve(name) : directory.path();
    }
    Path parent = ((ConvertRequest.Target.PerRecording) target).parent();
    return parent.resolve(name + "." + format.name());
  }
}
