package io.slipway.cli.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.cli.terminal.Complaint;
import io.slipway.cli.terminal.Exit;
import io.slipway.cli.text.JsonText;
import io.slipway.server.client.ApiClient;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that asks a node and tells the answer. */
@Command(
        mixinStandardHelpOptions = true,
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:the node says no", "2:bad usage", "3:the node cannot be reached"})
public abstract class RemoteCommand implements Callable<Integer> {

    @Mixin
    private ServerOptions options = new ServerOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Asks. */
    protected abstract JsonNode ask(ApiClient client);

    /** Tells the answer to people. */
    protected abstract void tell(JsonNode answer, PrintWriter out);

    protected final ServerOptions options() {
        return options;
    }

    protected final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    @Override
    public Integer call() {
        return carriedOut(() -> {
            JsonNode answer = ask(options.client());
            if (options.json()) {
                out().println(JsonText.of((ObjectNode) answer));
            } else {
                tell(answer, out());
            }
            out().flush();
            return Exit.DONE;
        });
    }

    /** Turns what a node answers into exit codes and one line. */
    protected final int carriedOut(Callable<Integer> work) {
        try {
            return work.call();
        } catch (ApiClient.Declined no) {
            PrintWriter err = spec.commandLine().getErr();
            err.println("slipway: " + no.getMessage());
            err.flush();
            return no.status() == 400 ? Exit.BAD_INPUT : Exit.NO;
        } catch (ApiClient.Unreachable silent) {
            throw Complaint.unreachable(String.valueOf(silent.getMessage()), silent.mend());
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }
}
