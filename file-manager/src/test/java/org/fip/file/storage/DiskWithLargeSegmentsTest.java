package org.fip.file.storage;

/** A disk of blobs as they were before segments were made small. */
class DiskWithLargeSegmentsTest extends DiskTest {
    @Override
    int segment() {
        return EncryptedBlobs.LARGEST_SEGMENT;
    }
}
