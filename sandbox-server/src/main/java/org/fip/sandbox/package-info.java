/** A small imputation server that speaks the protocols of Cloudgene 2 and 3 and imputes for real. */
@NullMarked
package org.fip.sandbox;

import org.jspecify.annotations.NullMarked;
