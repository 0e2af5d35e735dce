package org.fip.common.security;

/**
 * Tells tokens that are still good from those whose user has signed out. A service that has one such bean asks it with each
 * request; the gateway does, for everything that comes from outside.
 */
@FunctionalInterface
public interface SignedOut {
    /** Throws a {@code ProblemException} when it cannot be told. */
    boolean isSignedOut(UserToken token);
}
