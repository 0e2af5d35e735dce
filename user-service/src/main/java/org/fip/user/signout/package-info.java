/** Tokens that end before their time: here is the truth, the gateway holds it against each request. */
@NullMarked
package org.fip.user.signout;

import org.jspecify.annotations.NullMarked;
