package org.fip.common.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Which services may call an endpoint. Without it no service may: a new endpoint is closed to services until somebody
 * names them.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface CallableBy {
    /** Names as in {@code spring.application.name}. */
    String[] value();
}
