package io.slipway.study.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.Mustache;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One page with everything in it: texts, numbers, the charts and the library that draws them. A browser shows it without a network.
 * Texts of strangers are escaped by the template library.
 */
public final class Report {

    /** As pinned in the build; its licence is Apache-2.0. */
    private static final String LIBRARY = "/META-INF/resources/webjars/echarts/5.5.0/echarts.min.js";

    private static final Mustache TEMPLATE =
            new DefaultMustacheFactory("io/slipway/study/report").compile("report.html");

    private final String kind;
    private final String title;
    private final String sentence;
    private final String command;
    private final Map<String, String> facts = new LinkedHashMap<>();
    private final List<Section> sections = new ArrayList<>();
    private final List<Source> sources = new ArrayList<>();

    /**
     * An empty one.
     *
     * @param kind what sort of report it is, in two or three words
     * @param sentence what it comes to
     * @param command makes the same again
     */
    Report(String kind, String title, String sentence, String command) {
        this.kind = kind;
        this.title = title;
        this.sentence = sentence;
        this.command = command;
    }

    Report fact(String name, Object text) {
        facts.put(name, text.toString());
        return this;
    }

    Report section(Section section) {
        sections.add(section);
        return this;
    }

    /** Adds a file that it rests on. */
    public Report source(Source source) {
        sources.add(source);
        return this;
    }

    /** The page. */
    public String html() {
        Map<String, Object> scope = new LinkedHashMap<>();
        scope.put("kind", kind);
        scope.put("title", title);
        scope.put("sentence", sentence);
        scope.put("command", command);
        scope.put(
                "facts",
                facts.entrySet().stream()
                        .map(fact -> Map.of("name", fact.getKey(), "text", fact.getValue()))
                        .toList());
        scope.put("sections", sections.stream().map(Report::scope).toList());
        scope.put(
                "sources",
                sources.stream()
                        .map(source -> Map.of("name", source.name(), "text", source.text()))
                        .toList());
        scope.put("style", resource("/io/slipway/study/report/report.css"));
        scope.put("library", resource(LIBRARY));
        scope.put("script", resource("/io/slipway/study/report/report.js"));
        scope.put("json", json());
        StringWriter page = new StringWriter();
        TEMPLATE.execute(page, scope);
        return page.toString();
    }

    private static Map<String, Object> scope(Section section) {
        Map<String, Object> scope = new LinkedHashMap<>();
        scope.put("id", section.id());
        scope.put("kind", section.kind());
        scope.put("heading", section.heading());
        scope.put("caption", section.caption());
        scope.put("headings", section.headings());
        scope.put(
                "rows", section.rows().stream().map(row -> Map.of("cells", row)).toList());
        return scope;
    }

    /** Within a script element only the end of one could do harm. */
    private String json() {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ArrayNode all = document.putArray("sections");
        for (Section section : sections) {
            all.addObject().put("id", section.id()).put("kind", section.kind()).set("data", section.drawn());
        }
        try {
            return JsonMapper.builder().build().writeValueAsString(document).replace("<", "\\u003c");
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree of plain values can always be written", impossible);
        }
    }

    private static String resource(String path) {
        try (InputStream stream = Report.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalStateException("the program lacks its resource " + path);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
