package org.fip.common.security;

/** The service that calls, proven by its signature; a controller method takes it as an argument. */
public record CallingService(String name) {}
