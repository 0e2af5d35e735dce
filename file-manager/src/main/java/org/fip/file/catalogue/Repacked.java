package org.fip.file.catalogue;

import org.fip.file.storage.Blob;

/** The new bytes of a file whose text is the same as before. */
public record Repacked(Blob blob, String sha256, long crc32) {}
