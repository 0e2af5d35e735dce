/** What happens to a job: validation of the input, quality control, imputation, encryption or plain files. */
@NullMarked
package org.fip.sandbox.pipeline;

import org.jspecify.annotations.NullMarked;
