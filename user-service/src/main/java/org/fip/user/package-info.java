/** Users, sign-in, and the credentials that users have at external servers. */
@NullMarked
package org.fip.user;

import org.jspecify.annotations.NullMarked;
