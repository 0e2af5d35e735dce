package org.fip.sandbox.simple;

/** The body of every error. */
record ErrorBody(String error) {}
