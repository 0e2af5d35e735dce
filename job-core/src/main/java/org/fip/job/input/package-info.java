/** What file-manager says of a job's input, and what that means for the job. */
@NullMarked
package org.fip.job.input;

import org.jspecify.annotations.NullMarked;
