/** What versions 2 and 3 of Cloudgene have in common: the app's form, how submissions are read, registration. */
@NullMarked
package org.fip.sandbox.cloudgene.shared;

import org.jspecify.annotations.NullMarked;
