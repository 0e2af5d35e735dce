/**
 * The simplified dialect that some imputation servers speak instead of Cloudgene's: a submission without application, states in
 * words, results as one archive. Where a server differs in spelling, it is read leniently.
 */
@NullMarked
package org.fip.adapter.simple;

import org.jspecify.annotations.NullMarked;
