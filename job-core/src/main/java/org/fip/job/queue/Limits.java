package org.fip.job.queue;

/**
 * How many steps of one kind may be under way at once, over all workers.
 *
 * @param perUser of one user
 * @param perService at one external service
 */
public record Limits(int perUser, int perService) {}
