package org.fip.sandbox.pipeline;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fip.sandbox.engine.Chunk;
import org.fip.sandbox.pipeline.ChunkCounts.Fault;
import org.fip.sandbox.vcf.VcfRow;

/** The files about quality control that a user can download, whatever became of the job. */
final class QcReport implements AutoCloseable {

    private final Path folder;
    private final JobParameters parameters;
    private final Map<String, Writer> open = new LinkedHashMap<>();

    QcReport(Path folder, JobParameters parameters) {
        this.folder = folder;
        this.parameters = parameters;
    }

    void excluded(VcfRow row, String reason) throws IOException {
        line("snps-excluded.txt", "ID\tCHROM\tPOS\tREF\tALT\tINFO", describe(row) + "\t" + reason);
    }

    void typedOnly(VcfRow row) throws IOException {
        line("snps-typed-only.txt", "ID\tCHROM\tPOS\tREF\tALT", describe(row));
    }

    void excludedChunk(String chromosome, Chunk chunk, ChunkCounts counts) throws IOException {
        String name = "chunk_" + chromosome + "_" + chunk.start() + "_" + chunk.end();
        line(
                "chunks-excluded.txt",
                "CHUNK\tSNPS\tREFERENCE_OVERLAP\tSAMPLES_LOW_CALL_RATE",
                name + "\t" + String.join("\t", counts.columns()));
    }

    private static String describe(VcfRow row) {
        return row.id() + "\t" + row.contig() + "\t" + row.position() + "\t" + row.ref() + "\t" + row.alt();
    }

    /** A statistics file exists only when it has a line. */
    private void line(String file, String heading, String line) throws IOException {
        Writer out = open.get(file);
        if (out == null) {
            Path statistics = Files.createDirectories(folder.resolve("statistics"));
            out = Files.newBufferedWriter(
                    statistics.resolve(file),
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING);
            open.put(file, out);
            out.append(heading).append('\n');
        }
        out.append(line).append('\n');
    }

    void finish(QcCounts counts, Map<Fault, Integer> faults, int remainingChunks) throws IOException {
        close();
        Map<String, String> lines = new LinkedHashMap<>(counts.lines());
        for (Map.Entry<Fault, Integer> fault : faults.entrySet()) {
            lines.put(fault.getValue() + " Chunk(s) excluded", fault.getKey().text());
        }
        lines.put("Remaining chunk(s)", String.valueOf(remainingChunks));
        var text = new StringBuilder();
        lines.forEach(
                (key, value) -> text.append(key).append(": ").append(value).append('\n'));
        Files.writeString(folder.resolve("qc_report.txt"), text);
        Files.writeString(folder.resolve("quality-control.html"), html(lines));
    }

    private String html(Map<String, String> lines) {
        Map<String, String> chosen = new LinkedHashMap<>();
        chosen.put("Reference panel", parameters.refpanel());
        chosen.put("Build", parameters.build());
        chosen.put("Phasing", parameters.phasing());
        chosen.put("Population", parameters.population().isEmpty() ? "off" : parameters.population());
        chosen.put("Mode", parameters.mode());
        return """
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><title>Quality control</title>
                <style>body{font-family:sans-serif;margin:2rem}td,th{padding:.2rem 1rem .2rem 0;text-align:left}</style>
                </head><body><h1>Quality control</h1>
                <h2>Parameters</h2>
                %s<h2>Statistics</h2>
                %s</body></html>
                """.formatted(table(chosen), table(lines));
    }

    private static String table(Map<String, String> rows) {
        var html = new StringBuilder("<table>\n");
        rows.forEach((key, value) -> html.append("<tr><th scope=\"row\">")
                .append(key.replace("<", "&lt;"))
                .append("</th><td>")
                .append(value.replace("<", "&lt;"))
                .append("</td></tr>\n"));
        return html.append("</table>\n").toString();
    }

    @Override
    public void close() throws IOException {
        for (Writer writer : open.values()) {
            writer.close();
        }
        open.clear();
    }
}
