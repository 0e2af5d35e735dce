/** Accounts of the server, their passwords and their tokens. */
@NullMarked
package org.fip.sandbox.account;

import org.jspecify.annotations.NullMarked;
