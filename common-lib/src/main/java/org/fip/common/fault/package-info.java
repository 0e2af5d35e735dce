/** Switches by which system tests break a process at a named place. */
@NullMarked
package org.fip.common.fault;

import org.jspecify.annotations.NullMarked;
