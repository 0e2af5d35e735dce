package org.fip.file;

import org.fip.common.security.Role;
import org.fip.common.test.TestIdentity;

/** A researcher with their token as an {@code Authorization} header value. */
public record Person(long id, String token) {
    public static Person operator(long id, String name) {
        return new Person(id, TestIdentity.bearer(id, name, Role.OPERATOR));
    }

    public static Person of(long id, String name) {
        return new Person(id, TestIdentity.bearer(id, name, Role.RESEARCHER));
    }
}
