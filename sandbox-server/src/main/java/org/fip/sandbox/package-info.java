/** A small imputation server that speaks the protocol of Cloudgene 3 and imputes for real. */
@NullMarked
package org.fip.sandbox;

import org.jspecify.annotations.NullMarked;
