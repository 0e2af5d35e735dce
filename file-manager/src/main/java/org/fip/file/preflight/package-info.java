/**
 * What is wrong with a VCF, found while it streams in: the checks that imputation servers make hours later, as far as they
 * need no reference panel. Facts first ({@code Inspection}), then what they mean for one service ({@code Verdict}).
 */
@NullMarked
package org.fip.file.preflight;

import org.jspecify.annotations.NullMarked;
