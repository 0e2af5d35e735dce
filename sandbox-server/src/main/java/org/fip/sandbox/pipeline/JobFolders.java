package org.fip.sandbox.pipeline;

import java.nio.file.Path;

/**
 * Where a job's files are.
 *
 * @param input the uploaded files
 * @param work temporary files
 * @param output what the user can download
 */
public record JobFolders(Path input, Path work, Path output) {}
