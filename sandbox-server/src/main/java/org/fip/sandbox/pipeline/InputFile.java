package org.fip.sandbox.pipeline;

import java.nio.file.Path;
import java.util.List;

/**
 * A valid input file.
 *
 * @param chromosome 1–22 or X, without prefix
 */
record InputFile(Path path, String chromosome, List<String> samples, int variants, int chunks, boolean phased) {}
