/** Wiring. */
@NullMarked
package org.fip.user.config;

import org.jspecify.annotations.NullMarked;
