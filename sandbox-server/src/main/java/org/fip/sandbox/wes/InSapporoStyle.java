package org.fip.sandbox.wes;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;

/** Only there while the server takes after Sapporo. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ConditionalOnProperty(name = "fip.sandbox.wes.style", havingValue = "sapporo", matchIfMissing = true)
@interface InSapporoStyle {}
