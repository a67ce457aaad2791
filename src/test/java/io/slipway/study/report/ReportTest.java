package io.slipway.study.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.conf.policy.PolicyReader;
import io.slipway.simulation.HostKind;
import io.slipway.simulation.Journal;
import io.slipway.simulation.Simulation;
import io.slipway.simulation.census.Census;
import io.slipway.simulation.census.RunRecord;
import io.slipway.simulation.census.SimulationResult;
import io.slipway.simulation.host.SlipwayMachines;
import io.slipway.simulation.invariant.Invariants;
import io.slipway.simulation.panorama.Panorama;
import io.slipway.simulation.scenario.Scenario;
import io.slipway.simulation.scenario.ScenarioReader;
import io.slipway.study.compare.Comparison;
import io.slipway.study.compare.Contender;
import io.slipway.study.compare.Front;
import io.slipway.study.compare.Stopping;
import io.slipway.study.compare.Study;
import io.slipway.study.figure.Figure;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A report, looked at where it is drawn. */
class ReportTest {

    private static final Path WORLD = Path.of("simulations/a-week-with-defects.conf");
    private static final int BLUE = 0x0072B2;
    private static final int GREEN = 0x009E73;

    @TempDir
    private Path directory;

    @Test
    void needsNothingButItself() throws IOException {
        String page = Files.readString(comparison());
        String ours = page.substring(0, page.indexOf("<script>"));

        assertThat(ours).contains("default-src 'none'");
        assertThat(Pattern.compile("<(script|link|img|iframe)[^>]* (src|href)=|@import|url\\(")
                        .matcher(ours)
                        .find())
                .as("something from elsewhere")
                .isFalse();
    }

    @Test
    void saysTheSameInTablesAsInCharts() throws IOException {
        String page = Files.readString(comparison());

        assertThat(page.substring(0, page.indexOf("<script")))
                .contains("<th scope=\"col\">95 % interval</th>")
                .contains("<td>two-waves</td>")
                .contains("slipway compare &lt;this&gt;")
                .contains("A world to compare policies in")
                .doesNotContain("<this>");
    }

    @Test
    void drawsEveryChartOfAComparison() throws IOException, InterruptedException {
        String dom = Browser.in(directory).dom(comparison());

        assertThat(count(dom, "<svg")).isEqualTo(4);
        assertThat(dom).contains("data-charts=\"4\"");
        for (String name : List.of("two-waves", "all-at-once", "rings")) {
            assertThat(count(dom, ">" + name + "</text>"))
                    .as("labels of " + name)
                    .isGreaterThanOrEqualTo(3);
        }
        assertThat(count(dom, "aria-label=\"Means with 95 % intervals")).isEqualTo(1);
        assertThat(count(dom, "<option")).isGreaterThan(3 * Figure.judged().size());
    }

    @Test
    void drawsBlueAndGreenOfEveryHandoffOfAWeek() throws IOException, InterruptedException {
        Path page = week(ScenarioReader.read(Path.of("simulations/patched-on-wednesday.conf")));

        String dom = Browser.in(directory).dom(page);
        String gantt = dom.substring(dom.indexOf("data-kind=\"gantt\""), dom.indexOf("id=\"durations-heading\""));

        assertThat(dom).contains("data-charts=\"6\"").contains(">wave-1-re-release</text>");
        assertThat(count(gantt, "fill=\"#0072B2\""))
                .as("blue processes in view")
                .isEqualTo(2);
        assertThat(count(gantt, "fill=\"#009E73\"")).as("green ones online").isEqualTo(2);
        assertThat(count(gantt, "fill=\"#8FD3BC\"")).as("green ones starting").isEqualTo(2);
    }

    @Test
    void isSeenInColoursByDayAndByNight() throws IOException, InterruptedException {
        Browser browser = Browser.in(directory);
        Path page = comparison();

        BufferedImage day = browser.picture(page, 1_100, 1_500);
        BufferedImage night = browser.picture(page, 1_100, 1_500, "--force-dark-mode");

        assertThat(day.getRGB(2, 2) & 0xff).as("a white page").isEqualTo(0xff);
        assertThat(night.getRGB(2, 2) & 0xff).as("a dark page").isLessThan(0x40);
        assertThat(pixels(day, BLUE)).isGreaterThan(100);
        assertThat(pixels(night, BLUE)).isGreaterThan(100);
        assertThat(pixels(day, GREEN)).isGreaterThan(50);
    }

    @Test
    void fitsOnAPhone() throws IOException, InterruptedException {
        String page = Files.readString(comparison());
        String measured = page.substring(0, page.lastIndexOf("</body>"))
                + "<script>parent.postMessage(document.documentElement.scrollWidth"
                + " - document.documentElement.clientWidth, '*')</script></body></html>";
        Path framed = Files.writeString(directory.resolve("framed.html"), measured);
        Path phone = Files.writeString(
                directory.resolve("phone.html"),
                "<!doctype html><iframe style=\"width:375px;height:700px\" src=\"" + framed.toUri()
                        + "\"></iframe><script>addEventListener('message',"
                        + " event => document.body.dataset.over = event.data)</script>");

        String dom = Browser.in(directory).dom(phone);
        assertThat(dom.substring(0, 200)).contains("data-over=\"0\"");
    }

    @Test
    void staysLightWithTenThousandAccounts() throws IOException, InterruptedException {
        Path page = week(large());

        String dom = Browser.in(directory).dom(page);

        assertThat(Files.size(page)).as("bytes").isLessThan(2_000_000);
        assertThat(dom).contains("data-charts=\"6\"").contains("300 of 10,000 moves are shown");
        assertThat(count(dom, "<path")).as("shapes that a browser has to move").isLessThan(4_000);
    }

    private Scenario large() throws IOException {
        return ScenarioReader.read(Files.writeString(directory.resolve("large.conf"), """
                start = "2026-11-23"
                policy { name = all-at-once, zone = "America/Los_Angeles", concurrency = 1000
                  stages = [ { name = everyone, day = TUESDAY, window = "14:00-16:00", accounts = all } ] }
                fleet.generate { accounts = 10000, jobs-per-account = 1, development = 20%, early-access = 10%, pinned = 0% }
                """));
    }

    private Path comparison() throws IOException {
        Scenario world = ScenarioReader.read(WORLD);
        List<Contender> contenders = List.of("two-waves", "all-at-once", "rings").stream()
                .map(name -> new Contender(
                        name,
                        world.withPolicy(PolicyReader.read(Path.of("simulations/policies/" + name + ".conf"))
                                .policy())))
                .toList();
        Study study = new Study(contenders, 1, Stopping.after(30, Figure.EXPOSURE));
        Comparison comparison = new Comparison(contenders, study.run(2, done -> {}, () -> false));
        Front front = Front.of(comparison, List.of(Figure.EXPOSURE, Figure.BEHIND));
        Report report = new ComparisonReport(comparison, front, Figure.EXPOSURE).of(1, "slipway compare <this>");
        return Files.writeString(
                directory.resolve("comparison.html"),
                report.source(Source.of(WORLD)).html());
    }

    private Path week(Scenario scenario) throws IOException {
        Census census = new Census();
        Chronicle chronicle = new Chronicle();
        Invariants invariants = new Invariants(new SlipwayMachines());
        Panorama panorama = new Panorama(scenario.policy(), scenario.baseline(), census, chronicle);
        try (Simulation simulation = new Simulation(scenario, HostKind.KERNEL, Journal.NONE, panorama)) {
            simulation.run();
            RunRecord run = new RunRecord(
                    scenario.name(),
                    scenario.policy().name(),
                    scenario.seed(),
                    "kernel",
                    scenario.startsAt(),
                    simulation.end(),
                    simulation.events(),
                    0,
                    Optional.empty());
            SimulationResult result = SimulationResult.of(run, census, invariants);
            return Files.writeString(
                    directory.resolve("week.html"),
                    new WeekReport(scenario, result, chronicle)
                            .of("slipway simulate")
                            .html());
        }
    }

    private static int count(String text, String what) {
        Matcher matcher = Pattern.compile(Pattern.quote(what)).matcher(text);
        return (int) matcher.results().count();
    }

    private static int pixels(BufferedImage picture, int colour) {
        int pixels = 0;
        for (int x = 0; x < picture.getWidth(); x++) {
            for (int y = 0; y < picture.getHeight(); y++) {
                pixels += (picture.getRGB(x, y) & 0xffffff) == colour ? 1 : 0;
            }
        }
        return pixels;
    }
}
