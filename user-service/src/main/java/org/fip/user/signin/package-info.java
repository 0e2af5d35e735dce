/** Signing in with name and password. */
@NullMarked
package org.fip.user.signin;

import org.jspecify.annotations.NullMarked;
