package io.slipway.cluster.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.account.AccountCommand;
import io.slipway.account.AccountReport;
import io.slipway.cluster.Receipt;
import io.slipway.machine.Command;
import io.slipway.stream.JobReport;
import io.slipway.stream.StreamCommand;
import io.slipway.train.TrainCommand;
import io.slipway.wave.RunReport;
import io.slipway.wave.WaveCommand;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WireFormatTest {

    static List<Object> commands() {
        return List.of(
                        TrainCommand.class,
                        WaveCommand.class,
                        AccountCommand.class,
                        StreamCommand.class,
                        RunReport.class,
                        AccountReport.class,
                        JobReport.class)
                .stream()
                .flatMap(Specimen::family)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void carriesEveryCommandToAnotherNode(Object command) throws IOException {
        var mapper = WireFormat.mapper();

        String text = mapper.writerFor(Command.class).writeValueAsString(command);

        assertThat(mapper.readValue(text, Command.class)).isEqualTo(command);
    }

    @ParameterizedTest
    @MethodSource("receipts")
    void carriesEveryReceipt(Object receipt) throws IOException {
        var mapper = WireFormat.mapper();

        String text = mapper.writerFor(Receipt.class).writeValueAsString(receipt);

        assertThat(mapper.readValue(text, Receipt.class)).isEqualTo(receipt);
    }

    static List<Object> receipts() {
        return Specimen.family(Receipt.class).toList();
    }
}
