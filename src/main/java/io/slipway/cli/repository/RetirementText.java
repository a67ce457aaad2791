package io.slipway.cli.repository;

import io.slipway.cli.terminal.Ink;
import io.slipway.cli.text.Table;
import io.slipway.cli.text.Words;
import io.slipway.feature.Retirement;
import java.util.ArrayList;
import java.util.List;

/** Who stands on a runtime, as a table and a verdict. */
public final class RetirementText {

    private final Retirement retirement;
    private final Ink ink;

    public RetirementText(Retirement retirement, Ink ink) {
        this.retirement = retirement;
        this.ink = ink;
    }

    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (!retirement.pins().isEmpty()) {
            Table table = new Table("account", "object", "kind", "sdk", "runtime", "through", "blocks", "what to do");
            for (Retirement.Pin pin : retirement.pins()) {
                table.row()
                        .cell(pin.account())
                        .cell(pin.object())
                        .cell(pin.kind().words())
                        .cell(pin.sdk())
                        .cell(pin.runtime())
                        .cell(pin.through().orElse("its own pin"))
                        .cell(pin.blocks() ? "yes" : "no", pin.blocks() ? ink::bad : ink::good)
                        .cell(pin.remedy());
            }
            lines.addAll(table.lines(ink));
            lines.add("");
        }
        lines.add(verdict());
        return lines;
    }

    private String verdict() {
        int blockers = retirement.blockers().size();
        String of = " of " + Words.count(retirement.accounts(), "account");
        if (blockers == 0) {
            return "Runtime " + retirement.runtime() + " can retire: none" + of + " has jobs on it.";
        }
        return "Runtime " + retirement.runtime() + " cannot retire: " + Words.number(blockers) + of + " "
                + (blockers == 1 ? "blocks" : "block") + " it: " + shown(retirement.blockers());
    }

    private static String shown(List<String> accounts) {
        int most = 10;
        String names = String.join(", ", accounts.subList(0, Math.min(most, accounts.size())));
        return accounts.size() > most ? names + " and " + Words.number(accounts.size() - most) + " more" : names;
    }
}
