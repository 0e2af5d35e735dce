package org.fip.file.catalogue;

import java.util.List;
import java.util.UUID;

/**
 * A job was deleted, and its files go with it. Told to other packages within the transaction in which they go.
 *
 * @param inputs that go with it although they may belong to no job
 */
public record FilesOfJobDeleted(long userId, UUID jobId, List<UUID> inputs) {}
