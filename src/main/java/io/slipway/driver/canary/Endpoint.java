package io.slipway.driver.canary;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/** Where a side answers get-features. */
public record Endpoint(URI address) {

    /** Added to an address without a path. */
    public static final String PATH = "/api/v1/feature-service/get-features";

    /**
     * From what a person wrote: {@code https://acme.example}, or the whole address with another path.
     *
     * @throws IllegalArgumentException with a sentence for that person
     */
    public static Endpoint of(String written) {
        URI uri = parsed(written);
        String scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new IllegalArgumentException("expected an address that begins with http:// or https://");
        } else if (uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException("expected an address without a user or a password in it");
        } else if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("expected an address without ? and #");
        } else if (uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > 65_535) {
            throw new IllegalArgumentException("expected an address with a host, and a port from 1 to 65535 if any");
        }
        String path = Optional.ofNullable(uri.getRawPath()).orElse("");
        return new Endpoint(path.isEmpty() || path.equals("/") ? uri.resolve(PATH) : uri);
    }

    /** Whether what is sent there can be read on the way. */
    public boolean isOpenToEavesdroppers() {
        String host = String.valueOf(address.getHost());
        boolean local = host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
        return !local && "http".equalsIgnoreCase(address.getScheme());
    }

    private static URI parsed(String written) {
        try {
            return new URI(written);
        } catch (URISyntaxException wrong) {
            throw new IllegalArgumentException("expected an address such as https://acme.example", wrong);
        }
    }

    /** As it was given, as far as people care. */
    @Override
    public String toString() {
        String text = address.toString();
        return text.endsWith(PATH) ? text.substring(0, text.length() - PATH.length()) : text;
    }
}
