package dev.debrief.timeline.span.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.debrief.timeline.span.Confidence;
import dev.debrief.timeline.span.IdEncoding;
import dev.debrief.timeline.span.IdField;
import dev.debrief.timeline.span.Shape;
import dev.debrief.timeline.span.SpanRule;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads one file of span sources. Every complaint is one line that names file, line and the path in
 * the JSON, what is wrong there and what would do.
 */
final class SourceFileParser {
  private static final int MOST_DIGITS = 6;
  private static final Pattern DURATION = Pattern.compile("(\\d{1,12})\\s*(ns|us|ms|s)");

  private final String file;
  private final JsonParser in;

  SourceFileParser(String file, JsonParser in) {
    this.file = file;
    this.in = in;
  }

  /** Returns the rules of {@code {"sources": [...]}}, or of the array alone. */
  List<SpanRule> parse() throws SourceFileException, IOException {
    JsonToken first = in.nextToken();
    List<SpanRule> rules = new ArrayList<>();
    if (first == JsonToken.START_OBJECT) {
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String key = in.currentName();
        in.nextToken();
        if (!key.equals("sources")) {
          throw wrong("is unknown", "the file has one key, \"sources\"");
        }
        rules(rules);
      }
    } else {
      rules(rules);
    }
    if (in.nextToken() != null) {
      throw wrong("has something after its end", "write one array or object");
    }
    return rules;
  }

  private void rules(List<SpanRule> rules) throws SourceFileException, IOException {
    if (in.currentToken() != JsonToken.START_ARRAY) {
      throw wrong("is no array", "write [ {\"id\": ...}, ... ]");
    }
    while (in.nextToken() != JsonToken.END_ARRAY) {
      if (in.currentToken() != JsonToken.START_OBJECT) {
        throw wrong("is no source", "write {\"id\": ...}");
      }
      rules.add(rule());
    }
  }

  private SpanRule rule() throws SourceFileException, IOException {
    WrittenRule rule = new WrittenRule();
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String key = in.currentName();
      in.nextToken();
      value(rule, key);
    }
    String missing = rule.missing();
    if (!missing.isEmpty()) {
      throw wrong(
          "has no " + missing, "a source needs \"id\", \"shape\", and \"event\" or \"annotation\"");
    }
    return rule.toRule();
  }

  private void value(WrittenRule rule, String key) throws SourceFileException, IOException {
    switch (key) {
      case "id" -> rule.id = text();
      case "event" -> rule.events = texts();
      case "requires" -> rule.requires = requirements();
      case "annotation" -> rule.annotation = text();
      case "shape" -> rule.shape = choice(Shape.class);
      case "thread" -> rule.thread = text();
      case "start_thread" -> rule.startThread = text();
      case "end_thread" -> rule.endThread = text();
      case "trace" -> rule.trace = id();
      case "span" -> rule.span = id();
      case "parent" -> rule.parent = id();
      case "local_root" -> rule.localRoot = id();
      case "name" -> rule.name = name();
      default -> trait(rule, key);
    }
  }

  private void trait(WrittenRule rule, String key) throws SourceFileException, IOException {
    switch (key) {
      case "empty" -> rule.empty = empty();
      case "zero_means_none" -> rule.zeroMeansNone = flag();
      case "attributes" -> rule.attributes = texts();
      case "drop" -> rule.drop = texts();
      case "min_duration" -> rule.minDuration = duration();
      case "confidence" -> rule.confidence = choice(Confidence.class);
      case "priority" -> rule.priority = number();
      case "direction" -> rule.direction = direction();
      case "carry_over" -> rule.carryOver = flag();
      default -> throw wrong("is unknown", "known keys are " + WrittenRule.KEYS);
    }
  }

  private String text() throws SourceFileException, IOException {
    if (in.currentToken() != JsonToken.VALUE_STRING || in.getText().isEmpty()) {
      throw wrong("is no text", "write it in quotes");
    }
    return in.getText();
  }

  private List<String> texts() throws SourceFileException, IOException {
    if (in.currentToken() != JsonToken.START_ARRAY) {
      return List.of(text());
    }
    List<String> texts = new ArrayList<>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      texts.add(text());
    }
    return texts;
  }

  private List<String> requirements() throws SourceFileException, IOException {
    List<String> fields = texts();
    for (String field : fields) {
      int colon = field.lastIndexOf(':');
      if (colon < 1 || colon == field.length() - 1) {
        throw wrong("has '" + field + "'", "write name:type, such as spanId:long");
      }
    }
    return fields;
  }

  private boolean flag() throws SourceFileException {
    return switch (in.currentToken()) {
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> throw wrong("is neither true nor false", "write true or false");
    };
  }

  private int number() throws SourceFileException, IOException {
    if (in.currentToken() != JsonToken.VALUE_NUMBER_INT) {
      throw wrong("is no number", "write a whole number, such as 10");
    }
    String digits = in.getText();
    if (digits.length() > MOST_DIGITS) {
      throw wrong("is too large", "write a number between -999999 and 999999");
    }
    return Integer.parseInt(digits);
  }

  private <E extends Enum<E>> E choice(Class<E> type) throws SourceFileException, IOException {
    String text = text();
    for (E constant : type.getEnumConstants()) {
      if (constant.name().toLowerCase(Locale.ROOT).equals(text)) {
        return constant;
      }
    }
    String known =
        Arrays.stream(type.getEnumConstants())
            .map(constant -> constant.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    throw wrong("is '" + text + "'", "write one of " + known);
  }

  private List<SpanRule.Empty> empty() throws SourceFileException, IOException {
    List<SpanRule.Empty> empty = new ArrayList<>();
    for (String text : texts()) {
      switch (text) {
        case "null" -> empty.add(SpanRule.Empty.NULL);
        case "zero" -> empty.add(SpanRule.Empty.ZERO);
        default -> throw wrong("has '" + text + "'", "write [\"null\", \"zero\"] or less");
      }
    }
    return empty;
  }

  private Duration duration() throws SourceFileException, IOException {
    Matcher duration = DURATION.matcher(text());
    if (!duration.matches()) {
      throw wrong("is no duration", "write a number with ns, us, ms or s, such as \"10 ms\"");
    }
    long number = Long.parseLong(duration.group(1));
    return switch (duration.group(2)) {
      case "ns" -> Duration.ofNanos(number);
      case "us" -> Duration.ofNanos(number * 1_000);
      case "ms" -> Duration.ofMillis(number);
      default -> Duration.ofSeconds(number);
    };
  }

  /** Reads an object of texts. */
  private Map<String, String> object(List<String> known, String remedy)
      throws SourceFileException, IOException {
    if (in.currentToken() != JsonToken.START_OBJECT) {
      throw wrong("is no object", remedy);
    }
    Map<String, String> values = new HashMap<>();
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String inner = in.currentName();
      if (!known.contains(inner)) {
        throw wrong("is unknown", remedy);
      }
      in.nextToken();
      boolean number = in.currentToken() == JsonToken.VALUE_NUMBER_INT;
      values.put(inner, number ? in.getText() : text());
    }
    return values;
  }

  private IdField id() throws SourceFileException, IOException {
    String remedy =
        "write {\"field\": \"spanId\", \"encoding\": \"auto\"}"
            + " or {\"hi\": \"high\", \"lo\": \"low\", \"encoding\": \"long_pair\"}";
    Map<String, String> values = object(List.of("field", "encoding", "hi", "lo"), remedy);
    String encoding = values.getOrDefault("encoding", "auto");
    if (values.containsKey("hi") && values.containsKey("lo")) {
      return IdField.pair(values.getOrDefault("hi", ""), values.getOrDefault("lo", ""));
    }
    if (!values.containsKey("field")) {
      throw wrong("names no field", remedy);
    }
    for (IdEncoding one : IdEncoding.values()) {
      if (one != IdEncoding.LONG_PAIR && one.name().toLowerCase(Locale.ROOT).equals(encoding)) {
        return IdField.of(values.getOrDefault("field", ""), one);
      }
    }
    throw wrong(
        "has encoding '" + encoding + "'",
        "write one of auto, hex, dec, long, base64, opaque, traceparent, or long_pair with hi and"
            + " lo");
  }

  private String name() throws SourceFileException, IOException {
    String remedy = "write {\"field\": \"name\"} or {\"template\": \"{method} {uri}\"}";
    if (in.currentToken() == JsonToken.VALUE_STRING) {
      return text();
    }
    Map<String, String> values = object(List.of("field", "template"), remedy);
    if (values.size() != 1) {
      throw wrong("has field and template, or neither", remedy);
    }
    return values.values().iterator().next();
  }

  private SpanRule.Direction direction() throws SourceFileException, IOException {
    String remedy = "write {\"field\": \"direction\", \"in\": 0, \"out\": 1}";
    Map<String, String> values = object(List.of("field", "in", "out"), remedy);
    if (values.size() != 3) {
      throw wrong("is incomplete", remedy);
    }
    return new SpanRule.Direction(
        values.getOrDefault("field", ""),
        values.getOrDefault("in", ""),
        values.getOrDefault("out", ""));
  }

  private SourceFileException wrong(String what, String remedy) {
    String path = in.getParsingContext().pathAsPointer().toString();
    return new SourceFileException(
        "%s:%d: %s %s: %s"
            .formatted(
                file,
                in.currentTokenLocation().getLineNr(),
                path.isEmpty() ? "the file" : path,
                what,
                remedy));
  }
}
