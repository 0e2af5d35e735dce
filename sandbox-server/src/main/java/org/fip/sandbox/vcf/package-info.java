/** Reading the users' VCF files and writing the imputed ones, row by row. */
@NullMarked
package org.fip.sandbox.vcf;

import org.jspecify.annotations.NullMarked;
