package dev.debrief.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Spans of an OTLP file, written as other tools would have written them. */
enum RewrittenSpans {
  OTLP_LOG {
    @Override
    String write(List<JsonNode> spans) {
      StringBuilder log = new StringBuilder("Nov 22, 2026 10:52:56 AM io.example.App main\n");
      for (JsonNode span : spans) {
        ObjectNode resourceSpans = JSON.createObjectNode();
        resourceSpans.putObject("resource").putArray("attributes");
        resourceSpans.putArray("scopeSpans").addObject().putArray("spans").add(span);
        log.append("INFO: ").append(resourceSpans).append('\n');
      }
      return log.toString();
    }
  },

  ZIPKIN {
    @Override
    String write(List<JsonNode> spans) {
      ArrayNode all = JSON.createArrayNode();
      for (JsonNode span : spans) {
        ObjectNode own = all.addObject();
        own.put("traceId", text(span, "traceId")).put("id", text(span, "spanId"));
        if (!text(span, "parentSpanId").isEmpty()) {
          own.put("parentId", text(span, "parentSpanId"));
        }
        own.put("name", text(span, "name")).put("timestamp", start(span) / 1_000);
        own.put("duration", end(span) / 1_000 - start(span) / 1_000);
        own.putObject("tags").put("thread.id", thread(span)).put("thread.name", "main");
      }
      return all.toString();
    }
  },

  JAEGER {
    @Override
    String write(List<JsonNode> spans) {
      ObjectNode file = JSON.createObjectNode();
      ArrayNode all = file.putArray("data").addObject().putArray("spans");
      for (JsonNode span : spans) {
        ObjectNode own = all.addObject();
        own.put("traceID", text(span, "traceId")).put("spanID", text(span, "spanId"));
        ArrayNode references = own.putArray("references");
        if (!text(span, "parentSpanId").isEmpty()) {
          references
              .addObject()
              .put("refType", "CHILD_OF")
              .put("spanID", text(span, "parentSpanId"));
        }
        own.put("operationName", text(span, "name")).put("startTime", start(span) / 1_000);
        own.put("duration", end(span) / 1_000 - start(span) / 1_000);
        own.putArray("tags")
            .addObject()
            .put("key", "thread.id")
            .put("type", "int64")
            .put("value", Long.parseLong(thread(span)));
      }
      return file.toString();
    }
  },

  SENTRY {
    @Override
    String write(List<JsonNode> spans) {
      StringBuilder envelopes = new StringBuilder();
      for (JsonNode root : spans) {
        if (!text(root, "parentSpanId").isEmpty()) {
          continue;
        }
        ObjectNode event = JSON.createObjectNode();
        event.put("type", "transaction").put("transaction", text(root, "name"));
        times(event, root);
        ids(event.putObject("contexts").putObject("trace"), root);
        ArrayNode children = event.putArray("spans");
        for (JsonNode span : spans) {
          if (text(span, "parentSpanId").equals(text(root, "spanId"))) {
            ObjectNode child = children.addObject();
            ids(child.put("description", text(span, "name")), span);
            times(child, span);
          }
        }
        envelopes.append("{}\n{\"type\":\"transaction\"}\n").append(event).append('\n');
      }
      return envelopes.toString();
    }

    private void ids(ObjectNode target, JsonNode span) {
      target.put("trace_id", text(span, "traceId")).put("span_id", text(span, "spanId"));
      if (!text(span, "parentSpanId").isEmpty()) {
        target.put("parent_span_id", text(span, "parentSpanId"));
      }
      target.putObject("data").put("thread.id", thread(span)).put("thread.name", "main");
    }

    private void times(ObjectNode target, JsonNode span) {
      target.put("start_timestamp", BigDecimal.valueOf(start(span) / 1_000, 6));
      target.put("timestamp", BigDecimal.valueOf(end(span) / 1_000, 6));
    }
  };

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Returns the content of a file with these spans. */
  abstract String write(List<JsonNode> spans);

  /** Returns the spans of a file with a request of OTLP on each line. */
  static List<JsonNode> read(Path otlp) throws IOException {
    List<JsonNode> spans = new ArrayList<>();
    for (String line : Files.readAllLines(otlp)) {
      int json = line.indexOf("{\"resource");
      if (json >= 0) {
        JSON.readTree(line.substring(json)).findValues("spans").forEach(s -> s.forEach(spans::add));
      }
    }
    return spans;
  }

  private static String text(JsonNode span, String field) {
    return span.path(field).asText("");
  }

  private static long start(JsonNode span) {
    return span.path("startTimeUnixNano").asLong();
  }

  private static long end(JsonNode span) {
    return span.path("endTimeUnixNano").asLong();
  }

  private static String thread(JsonNode span) {
    for (JsonNode attribute : span.path("attributes")) {
      if (attribute.path("key").asText().equals("thread.id")) {
        return attribute.at("/value/intValue").asText();
      }
    }
    throw new IllegalArgumentException("a span without a thread");
  }
}
