package org.fip.file.archive;

import java.time.Instant;
import java.util.UUID;

/**
 * A stored file as an entry of an archive.
 *
 * @param name of the entry, with {@code /} between folders; see {@link EntryNames}
 * @param size bytes
 * @param sha256 of the content, lower-case hex
 * @param crc32 of the content, as an unsigned number
 */
public record ArchivedFile(UUID id, String name, long size, String sha256, long crc32, Instant modified) {}
