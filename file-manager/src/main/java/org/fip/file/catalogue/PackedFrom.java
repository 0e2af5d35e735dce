package org.fip.file.catalogue;

/**
 * What a file was when it came, before it was packed in blocks here.
 *
 * @param sha256 of the content as it came, lower-case hex
 */
public record PackedFrom(String filename, long fileSize, String sha256) {}
