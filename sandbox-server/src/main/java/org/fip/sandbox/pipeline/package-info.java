/** What happens to a job: validation of the input, quality control, imputation, encryption. */
@NullMarked
package org.fip.sandbox.pipeline;

import org.jspecify.annotations.NullMarked;
