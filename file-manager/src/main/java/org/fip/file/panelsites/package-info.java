/**
 * Which variants a reference panel has. An operator loads them from a sites VCF or a legend; they are kept one chromosome a
 * blob, two to three bytes a site, and read from beginning to end beside a file that is sorted likewise.
 */
@NullMarked
package org.fip.file.panelsites;

import org.jspecify.annotations.NullMarked;
