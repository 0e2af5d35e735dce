/** The server's settings. */
@NullMarked
package org.fip.sandbox.config;

import org.jspecify.annotations.NullMarked;
