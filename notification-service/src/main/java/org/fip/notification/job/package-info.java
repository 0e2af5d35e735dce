/** What job events mean for a job's owner. */
@NullMarked
package org.fip.notification.job;

import org.jspecify.annotations.NullMarked;
