/**
 * The Cloudgene dialect, versions 3 and 2: Michigan, TOPMed, Helmholtz and H3Africa imputation servers. The two versions are
 * told apart by what they answer, never by a setting.
 */
@NullMarked
package org.fip.adapter.cloudgene;

import org.jspecify.annotations.NullMarked;
