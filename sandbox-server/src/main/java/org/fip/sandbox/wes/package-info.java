/**
 * GA4GH WES 1.1 under {@code /ga4gh/wes/v1}, strict and in the shapes of Sapporo: one Nextflow workflow,
 * {@code sandbox/impute}, whose outputs are served over HTTP to the token's owner.
 */
@NullMarked
package org.fip.sandbox.wes;

import org.jspecify.annotations.NullMarked;
