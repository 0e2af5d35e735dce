/** What users are told about their tokens at external services. */
@NullMarked
package org.fip.notification.credential;

import org.jspecify.annotations.NullMarked;
