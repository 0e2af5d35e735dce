/** Web notifications: what users see under the bell. */
@NullMarked
package org.fip.notification.inbox;

import org.jspecify.annotations.NullMarked;
