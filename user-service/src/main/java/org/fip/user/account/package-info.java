/** Who the users are. */
@NullMarked
package org.fip.user.account;

import org.jspecify.annotations.NullMarked;
