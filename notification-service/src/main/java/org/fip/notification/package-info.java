/** Tells users what has happened. */
@NullMarked
package org.fip.notification;

import org.jspecify.annotations.NullMarked;
