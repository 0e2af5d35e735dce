/** The rows, samples and regions of a job's results that somebody asks for, as one VCF. */
@NullMarked
package org.fip.file.export;

import org.jspecify.annotations.NullMarked;
