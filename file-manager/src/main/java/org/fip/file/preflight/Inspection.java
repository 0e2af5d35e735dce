package org.fip.file.preflight;

import java.util.List;

/** What is in a VCF, and what is wrong with it. */
public record Inspection(Facts facts, List<Finding> findings) {}
