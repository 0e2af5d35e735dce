/** Users' own API tokens of external servers, sealed at rest. */
@NullMarked
package org.fip.user.credential;

import org.jspecify.annotations.NullMarked;
