/** The HTTP dialect of Cloudgene 2 under {@code /cloudgene2}, for the same accounts, jobs and panels. */
@NullMarked
package org.fip.sandbox.cloudgene2;

import org.jspecify.annotations.NullMarked;
