package io.slipway.study.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A part of a report: charts, and the same numbers as a table for whoever does not see them.
 *
 * @param id unique in the report
 * @param kind which drawing of {@code report.js} it is
 * @param drawn what that drawing is made of
 */
record Section(
        String id,
        String kind,
        String heading,
        String caption,
        ObjectNode drawn,
        List<String> headings,
        List<List<String>> rows) {

    Section {
        headings = List.copyOf(headings);
        rows = List.copyOf(rows);
    }
}
