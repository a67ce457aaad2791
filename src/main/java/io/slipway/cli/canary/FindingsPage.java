package io.slipway.cli.canary;

import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.Mustache;
import io.slipway.cli.canary.Findings.Difference;
import io.slipway.cli.text.Words;
import io.slipway.judge.value.Classification;
import io.slipway.judge.value.Discrepancy;
import io.slipway.judge.value.FeatureTally;
import io.slipway.judge.value.ServiceTally;
import io.slipway.judge.value.Tally;
import io.slipway.judge.value.Tally.Side;
import io.slipway.judge.value.Verdict.Outcome;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Findings as one page that needs nothing else: no script, no network. Text of strangers is escaped by the template library. */
public final class FindingsPage {

    /** More rows make a page that nobody reads; those left out all match, or the document has them. */
    private static final int FEATURES = 2_000;

    private static final Mustache TEMPLATE = new DefaultMustacheFactory("io/slipway/cli/canary").compile("report.html");

    private final Findings found;

    public FindingsPage(Findings found) {
        this.found = found;
    }

    public String text() {
        StringWriter page = new StringWriter();
        TEMPLATE.execute(page, scope());
        return page.toString();
    }

    private Map<String, Object> scope() {
        Outcome outcome = found.verdict().outcome();
        Map<String, Object> scope = new LinkedHashMap<>();
        scope.put("verdict", outcome.name());
        scope.put("verdictWords", outcome.name().toLowerCase(Locale.ROOT));
        scope.put("sentence", sentence(outcome));
        scope.put("startedAt", found.startedAt().toString());
        scope.put("took", String.format(Locale.ROOT, "%.1f s", found.took().toMillis() / 1e3));
        putList(scope, "hasReasons", "reasons", found.verdict().reasons());
        scope.put("shares", shares());
        scope.put("facts", facts());
        scope.put("columns", columns().stream().map(Classification::word).toList());
        scope.put("featureCaption", featureCaption());
        scope.put("features", features());
        putList(
                scope,
                "hasDifferences",
                "differences",
                found.differences().stream().map(FindingsPage::difference).toList());
        scope.put("differenceCaption", Words.count(found.differences().size(), "example") + ", the gravest first");
        putList(scope, "hasRemarks", "remarks", remarks());
        return scope;
    }

    private static void putList(Map<String, Object> scope, String has, String name, List<?> list) {
        scope.put(has, !list.isEmpty());
        scope.put(name, list);
    }

    private static String sentence(Outcome outcome) {
        return switch (outcome) {
            case PASS -> "The candidate serves what the baseline serves.";
            case FAIL -> "The candidate does not serve what the baseline serves.";
            case INCONCLUSIVE -> "There is too little evidence, which blocks a release as a failure does.";
        };
    }

    private List<Map<String, String>> shares() {
        return Arrays.stream(Classification.values())
                .filter(each -> found.tally().samples(each) > 0)
                .map(each -> Map.of(
                        "word", each.word(),
                        "count", String.valueOf(found.tally().samples(each)),
                        "text", Words.number(found.tally().samples(each))))
                .toList();
    }

    private List<Map<String, String>> facts() {
        Tally tally = found.tally();
        List<Map<String, String>> facts = new ArrayList<>();
        facts.add(fact("Baseline", found.asked().baseline().toString()));
        facts.add(fact("Candidate", found.asked().candidate().toString()));
        facts.add(fact("Requests", found.asked().requests().toString()));
        facts.add(fact("Samples", Words.number(tally.samples())));
        facts.add(fact("Malformed lines", Words.number(tally.malformedLines())));
        facts.add(fact(
                "Coverage",
                FindingsText.percent(tally.coverage()) + " (needed: "
                        + FindingsText.percent(found.asked().minCoverage()) + ")"));
        facts.add(fact("Downtime", Words.count(tally.downtime(), "sample") + " that only the candidate failed"));
        facts.add(fact(
                "Tolerance",
                "absolute " + found.asked().tolerance().absolute() + ", relative "
                        + found.asked().tolerance().relative()));
        for (Side side : Side.values()) {
            facts.add(fact(
                    "Answers of the " + side.name().toLowerCase(Locale.ROOT),
                    tally.outcomes(side).entrySet().stream()
                            .map(entry -> entry.getKey() + ": " + Words.number(entry.getValue()))
                            .collect(Collectors.joining(", "))));
        }
        return facts;
    }

    private static Map<String, String> fact(String name, String text) {
        return Map.of("name", name, "text", text);
    }

    /** What features can be, the gravest first, which a narrow screen shows; only whole samples can be inconclusive. */
    private static List<Classification> columns() {
        return Arrays.stream(Classification.values())
                .filter(each -> each != Classification.INCONCLUSIVE)
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    private String featureCaption() {
        int all = found.tally().worstFirst().size();
        return Words.count(all, "feature") + ", the worst first"
                + (all > FEATURES ? "; " + Words.number(FEATURES) + " are shown" : "");
    }

    private List<Map<String, Object>> features() {
        Map<String, ServiceTally> services = new LinkedHashMap<>();
        found.tally().services().forEach(service -> services.put(service.name(), service));
        return found.tally().worstFirst().stream()
                .limit(FEATURES)
                .map(feature -> feature(feature, services.get(feature.service())))
                .toList();
    }

    private static Map<String, Object> feature(FeatureTally feature, @Nullable ServiceTally service) {
        List<Map<String, String>> counts = columns().stream()
                .map(each -> Map.of(
                        "text", Words.number(feature.counts().of(each)),
                        "look", look(each, feature.counts().of(each))))
                .toList();
        return Map.of(
                "name", feature.name(),
                "service", feature.service(),
                "counts", counts,
                "coverage", FindingsText.percent(service == null ? 0 : service.coverage(feature)));
    }

    private static String look(Classification classification, long count) {
        if (count == 0) {
            return "zero";
        }
        return classification == Classification.REGRESSION ? "bad" : "";
    }

    private static Map<String, Object> difference(Difference difference) {
        Discrepancy what = difference.example().discrepancy();
        boolean again = difference.classification() == Classification.FLAKY;
        String aspect = what.aspect().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("subject", difference.subject());
        row.put("service", difference.service());
        row.put("word", difference.classification().word());
        row.put("aspect", what.path().isEmpty() ? aspect : aspect + " " + what.path());
        row.put("line", Words.number(difference.example().sample().line()));
        row.put("keys", difference.example().sample().keys());
        row.put("baseline", what.baseline());
        row.put("candidate", what.candidate());
        row.put("again", again);
        row.put("otherLabel", again ? "Baseline again" : "Candidate");
        return row;
    }

    private List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        found.neverValued().stream()
                .limit(20)
                .forEach(feature -> remarks.add(feature.service() + ": " + feature.name()
                        + " never had a value, so that it agrees proves little"));
        found.unused().forEach(change -> remarks.add("declared, but not seen: " + change.glob()));
        return remarks;
    }
}
