/** How well a job's genotypes were imputed and what was lost on the way, from the files that the server sent. */
@NullMarked
package org.fip.file.quality;

import org.jspecify.annotations.NullMarked;
