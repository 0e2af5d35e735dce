/** What the tests of this module share: the wired parts on real backing servers, and jobs to work on. */
@NullMarked
package org.fip.job.test;

import org.jspecify.annotations.NullMarked;
