package io.slipway.judge.value;

import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * A behaviour change that the release notes declare.
 *
 * @param glob the features it concerns: {@code *} stands for any characters, {@code ?} for one
 * @param until the last day on which it is an excuse, in UTC
 * @param reason for people
 */
public record ExpectedChange(String glob, LocalDate until, String reason) {

    public boolean concerns(String feature) {
        String regex = Pattern.quote(glob).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
        return Pattern.compile(regex, Pattern.DOTALL).matcher(feature).matches();
    }

    public boolean isInForce(LocalDate today) {
        return !today.isAfter(until);
    }
}
