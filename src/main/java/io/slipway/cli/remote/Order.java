package io.slipway.cli.remote;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;

/** A command that changes something. */
public abstract class Order extends RemoteCommand {

    @Override
    protected void tell(JsonNode answer, PrintWriter out) {
        if (answer.has("pending")) {
            out.println("not done yet: " + answer.path("pending").textValue());
            return;
        }
        out.println(answer.path("done").booleanValue() ? "done" : "nothing to do: it is so already");
    }
}
