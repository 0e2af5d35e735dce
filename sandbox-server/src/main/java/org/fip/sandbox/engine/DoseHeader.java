package org.fip.sandbox.engine;

import java.util.List;

/** The header of the imputed files, with the {@code mis_} lines that say how they were made. */
final class DoseHeader {

    private DoseHeader() {}

    static String text(ImputationTask task, String engine, List<String> samples) {
        var header = new StringBuilder("##fileformat=VCFv4.2\n");
        header.append(provenance(task, engine));
        header.append("##contig=<ID=").append(task.panel().contig()).append(">\n");
        header.append("""
                ##INFO=<ID=AF,Number=1,Type=Float,Description="Estimated alternative allele frequency">
                ##INFO=<ID=MAF,Number=1,Type=Float,Description="Estimated minor allele frequency">
                ##INFO=<ID=R2,Number=1,Type=Float,Description="Estimated imputation accuracy (R-square)">
                ##INFO=<ID=AVG_CS,Number=1,Type=Float,Description="Average call score">
                ##INFO=<ID=ER2,Number=1,Type=Float,Description="Empirical (leave-one-out) R-square, typed sites only">
                ##INFO=<ID=IMPUTED,Number=0,Type=Flag,Description="Marker was imputed (or could have been)">
                ##INFO=<ID=TYPED,Number=0,Type=Flag,Description="Marker was genotyped">
                ##FORMAT=<ID=GT,Number=1,Type=String,Description="Genotype">
                ##FORMAT=<ID=DS,Number=1,Type=Float,Description="Estimated alternative allele dosage">
                ##FORMAT=<ID=HDS,Number=.,Type=Float,Description="Estimated haploid alternative allele dosage">
                ##FORMAT=<ID=GP,Number=G,Type=Float,Description="Estimated posterior genotype probabilities">
                ##FORMAT=<ID=LDS,Number=1,Type=String,Description="Leave-one-out imputed dosage">
                """);
        header.append("#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO");
        if (!samples.isEmpty()) {
            header.append("\tFORMAT\t").append(String.join("\t", samples));
        }
        return header.append('\n').toString();
    }

    /** The lines that real servers add, plus the engine that really ran. */
    static String provenance(ImputationTask task, String engine) {
        return "##source=" + engine + "\n##mis_pipeline=fip-sandbox-1.0\n##mis_phasing=" + task.phasing()
                + "\n##mis_panel=" + task.panelId() + "\n";
    }
}
