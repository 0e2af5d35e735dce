/** Reading and cutting of large VCF files without decoding their genotypes. */
@NullMarked
package org.fip.file.vcf;

import org.jspecify.annotations.NullMarked;
