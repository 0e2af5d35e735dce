package org.fip.sandbox.wes;

/** How a style writes errors. */
@FunctionalInterface
interface ErrorShape {

    Object body(int status, String reason, String path);
}
