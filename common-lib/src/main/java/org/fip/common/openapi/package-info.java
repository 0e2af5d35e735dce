/** How each service publishes its OpenAPI document. */
@NullMarked
package org.fip.common.openapi;

import org.jspecify.annotations.NullMarked;
