/** Tests of the whole: a researcher's way from register to imputed genotypes, and the rules of the house. */
@NullMarked
package org.fip.e2e;

import org.jspecify.annotations.NullMarked;
