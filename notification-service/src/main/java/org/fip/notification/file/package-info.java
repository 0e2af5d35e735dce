/** What users are told about their files. */
@NullMarked
package org.fip.notification.file;

import org.jspecify.annotations.NullMarked;
