/** The external imputation services. */
@NullMarked
package org.fip.registry.service;

import org.jspecify.annotations.NullMarked;
