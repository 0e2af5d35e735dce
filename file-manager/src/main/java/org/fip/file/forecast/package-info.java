/** What a reference panel would make of a file, foretold from the panel's list of sites. */
@NullMarked
package org.fip.file.forecast;

import org.jspecify.annotations.NullMarked;
