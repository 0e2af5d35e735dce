/** The input files that jobs have already, for those that are to use them again. */
@NullMarked
package org.fip.processor.input;

import org.jspecify.annotations.NullMarked;
