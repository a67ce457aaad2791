package io.slipway.driver.signals;

import io.slipway.driver.web.Secrets;
import java.net.URI;
import java.time.Duration;

/** @param answerWithin for one question */
public record WebhookRules(URI url, Secrets secrets, Duration answerWithin) {}
