/** The HTTP dialect of Cloudgene 3: paths, JSON shapes and error bodies. */
@NullMarked
package org.fip.sandbox.cloudgene;

import org.jspecify.annotations.NullMarked;
