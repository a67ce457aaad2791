package io.slipway.policy;

import io.slipway.policy.MatrixCell.Feeds;
import java.time.Duration;
import java.util.List;

/** The matrices that tests validate by. */
public final class Matrices {

    public static final CellId FAST_AWS = CellId.parse("performance/aws/emr");
    public static final CellId FAST_GCP = CellId.parse("performance/gcp/dataproc");
    public static final CellId OPTIONAL = CellId.parse("reliability/aws/emr");
    public static final CellId SAMPLES = CellId.parse("samples/aws/emr");

    private Matrices() {}

    /** Two required cells and an optional one for the validation suite, one for the sample workloads; so many retries each. */
    public static ValidationMatrix small(int retries) {
        return new ValidationMatrix(
                "small",
                List.of(
                        cell(FAST_AWS, Feeds.VALIDATION_SUITE, true, retries),
                        cell(FAST_GCP, Feeds.VALIDATION_SUITE, true, retries),
                        cell(OPTIONAL, Feeds.VALIDATION_SUITE, false, retries),
                        cell(SAMPLES, Feeds.SAMPLE_WORKLOADS, true, retries)));
    }

    public static MatrixCell cell(CellId id, Feeds feeds, boolean required, int retries) {
        return new MatrixCell(
                id, feeds, required, new CellRunner.Posted(), Duration.ofHours(1), retries, Duration.ofSeconds(10));
    }
}
