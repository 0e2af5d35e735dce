/** Who is calling: users by their platform token, services by their own short-lived signed token. */
@NullMarked
package org.fip.common.security;

import org.jspecify.annotations.NullMarked;
