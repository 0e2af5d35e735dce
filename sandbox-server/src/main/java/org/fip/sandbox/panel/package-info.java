/** Reference panels: what the server offers and the haplotypes behind it. */
@NullMarked
package org.fip.sandbox.panel;

import org.jspecify.annotations.NullMarked;
