package org.fip.file.storage;

import java.io.IOException;
import java.nio.file.Path;

/** A disk whose file system takes nothing past the page cache. */
class DiskThroughCacheTest extends DiskTest {
    @Override
    Disk disk(Path folder) throws IOException {
        return new Disk(folder, clock, Disk.THROUGH_THE_CACHE);
    }
}
