/** Calls from one service to another, with the caller's identity and the request id. */
@NullMarked
package org.fip.common.client;

import org.jspecify.annotations.NullMarked;
