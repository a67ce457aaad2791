package io.slipway.cli.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.cli.story.Converters;
import io.slipway.cli.text.JsonText;
import java.util.List;

/** Measurements as a document. */
public final class MeasurementsJson {

    private MeasurementsJson() {}

    public static ObjectNode of(Measurements measured) {
        ObjectNode document = JsonText.object();
        document.put("accounts", measured.world().accounts())
                .put("jobsPerAccount", measured.world().jobs())
                .put("weeks", measured.world().weeks());
        series(document.putArray("speed"), measured.speed());
        series(document.putArray("scale"), measured.scale());
        measured.memory().ifPresent(memory -> {
            ObjectNode node = document.putObject("memory").put("liveBytes", memory.liveBytes());
            memory.peakResidentBytes().ifPresent(bytes -> node.put("peakResidentBytes", bytes));
        });
        return document.put("startUpMillis", measured.startUp().toMillis());
    }

    private static void series(ArrayNode list, List<Series> all) {
        for (Series series : all) {
            Lap lap = series.median();
            list.addObject()
                    .put("host", Converters.Host.name(series.host()))
                    .put("journal", series.journal())
                    .put("accounts", series.world().accounts())
                    .put("weeks", series.world().weeks())
                    .put("handoffs", lap.handoffs())
                    .put("deliveries", lap.deliveries())
                    .put("events", lap.events())
                    .put("checks", lap.checks())
                    .put("cpuMillis", lap.cpuNanos() / 1_000_000)
                    .put("wallMillis", lap.wallNanos() / 1_000_000)
                    .put("handoffsPerCpuSecond", Math.round(lap.handoffsPerCpuSecond()))
                    .put("handoffsPerSecond", Math.round(lap.handoffsPerSecond()))
                    .put("deliveriesPerCpuSecond", Math.round(lap.deliveriesPerCpuSecond()))
                    .put("eventsPerCpuSecond", Math.round(lap.eventsPerCpuSecond()))
                    .put("cpuNanosPerEvent", Math.round(lap.cpuNanosPerEvent()));
        }
    }
}
