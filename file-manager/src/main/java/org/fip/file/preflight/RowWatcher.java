package org.fip.file.preflight;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Sees each row that can be read, once it is judged; for what goes beyond the file, such as its agreement with a panel. */
public interface RowWatcher {
    /** Sees nothing. */
    RowWatcher NONE = (row, chromosome, reason, repeats, genotypes) -> {};

    /**
     * @param row good until this returns
     * @param chromosome null where it can't be imputed
     * @param reason for which a server leaves the variant out, the first that applies; null where it goes on with it
     * @param repeats whether the same variant stood there before
     * @param genotypes of the row, where it has any; good until this returns
     */
    void judged(
            Columns row, @Nullable Chromosome chromosome, @Nullable Rule reason, boolean repeats, Genotypes genotypes)
            throws IOException;
}
