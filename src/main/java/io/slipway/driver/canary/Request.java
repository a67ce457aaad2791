package io.slipway.driver.canary;

import io.slipway.judge.value.Sample;
import java.net.http.HttpRequest.BodyPublisher;

/**
 * A sample that is ready to be sent.
 *
 * @param body the JSON of the request, with cache off and all metadata on that a comparison needs
 */
record Request(Sample sample, BodyPublisher body) {}
