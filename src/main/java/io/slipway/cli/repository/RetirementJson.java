package io.slipway.cli.repository;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.cli.text.JsonText;
import io.slipway.feature.Retirement;

/** Who stands on a runtime, as a document. */
public final class RetirementJson {

    private RetirementJson() {}

    public static ObjectNode of(Retirement retirement) {
        ObjectNode document = JsonText.object();
        document.put("runtime", retirement.runtime()).put("accounts", retirement.accounts());
        retirement.blockers().forEach(document.putArray("blockers")::add);
        ArrayNode pins = document.putArray("pins");
        for (Retirement.Pin pin : retirement.pins()) {
            ObjectNode node = pins.addObject()
                    .put("account", pin.account())
                    .put("object", pin.object())
                    .put("object_type", pin.kind().written())
                    .put("sdk", pin.sdk())
                    .put("runtime", pin.runtime());
            pin.through().ifPresent(environment -> node.put("environment", environment));
            node.put("blocks", pin.blocks()).put("remedy", pin.remedy());
        }
        return document;
    }
}
