/** Tokens that have ended before their time: held against every request that comes from outside. */
@NullMarked
package org.fip.gateway.signout;

import org.jspecify.annotations.NullMarked;
