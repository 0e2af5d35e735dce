/** Phasing and imputation: the own haplotype HMM and the call of minimac4. */
@NullMarked
package org.fip.sandbox.engine;

import org.jspecify.annotations.NullMarked;
