package org.fip.processor.submission;

import org.fip.job.store.Job;

/** The accepted job; {@code isNew} is false when this idempotency key has made it before. */
record Accepted(Job job, boolean isNew) {}
