/** How the results of an ended job came about: as an RO-Crate for machines, as a paragraph with references for papers. */
@NullMarked
package org.fip.processor.provenance;

import org.jspecify.annotations.NullMarked;
