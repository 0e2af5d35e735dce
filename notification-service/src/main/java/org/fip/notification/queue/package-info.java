/** How queues are listened to, whatever they hold. */
@NullMarked
package org.fip.notification.queue;

import org.jspecify.annotations.NullMarked;
