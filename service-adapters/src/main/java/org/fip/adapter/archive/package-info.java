/** Turns a download into verified plain files: archives are opened and decrypted while they stream. */
@NullMarked
package org.fip.adapter.archive;

import org.jspecify.annotations.NullMarked;
