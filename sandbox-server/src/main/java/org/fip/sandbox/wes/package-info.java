/**
 * GA4GH WES 1.1 under {@code /ga4gh/wes/v1}, with one workflow: this server's imputation. It is spoken in one of two
 * styles: as Sapporo does, strictly, or as the GA4GH Starter Kit does, with all that makes it hard for its clients.
 */
@NullMarked
package org.fip.sandbox.wes;

import org.jspecify.annotations.NullMarked;
