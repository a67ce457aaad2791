package io.slipway.server.http;

/** Who sent a request. */
public record Caller(String name, Role role) {}
