package io.slipway.driver.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How stream processes are run.
 *
 * @param directory of their records, checkpoints and logs
 * @param command words with places for {@code {build} {job} {epoch} {seed} {checkpoints} {port} {fence}}
 * @param metrics where a process tells how it is, with the same places: {@code http://127.0.0.1:{port}/metrics} or
 *     {@code file:{checkpoints}/metrics}, as Prometheus text
 * @param batches the name of the metric that counts committed batches
 * @param lag the name of the metric that tells in seconds how far behind its source it is
 * @param stopPatience how long a process may take to drain before it is killed
 * @param logLimit bytes of output that are kept of each process, twice
 */
public record ProcessRules(
        Path directory,
        List<String> command,
        String metrics,
        String batches,
        String lag,
        Duration stopPatience,
        long logLimit) {

    public ProcessRules {
        command = List.copyOf(command);
    }

    static String fill(String template, Map<String, String> places) {
        String text = template;
        for (Map.Entry<String, String> place : places.entrySet()) {
            text = text.replace("{" + place.getKey() + "}", place.getValue());
        }
        return text;
    }
}
