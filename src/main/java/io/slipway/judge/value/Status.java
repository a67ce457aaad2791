package io.slipway.judge.value;

/** What the server says of a feature: {@code PRESENT}, {@code MISSING_DATA}, {@code UNKNOWN}. */
public record Status(String name) {

    /** There is a value. */
    public static final Status PRESENT = new Status("PRESENT");

    private static final String CACHED = "CACHED_";

    /** From the interface. Where a value came from is no difference: {@code CACHED_x} is {@code x}. */
    public static Status of(String written) {
        String name = written.startsWith(CACHED) ? written.substring(CACHED.length()) : written;
        return name.equals(PRESENT.name) ? PRESENT : new Status(name);
    }

    @Override
    public String toString() {
        return name;
    }
}
