package org.fip.file.quality;

import java.util.Arrays;
import java.util.List;
import org.fip.file.quality.AccuracyTally.Origin;
import org.fip.file.vcf.MalformedVcfException;

/** The tab-separated info file of Minimac3 and of servers of the first generation. */
final class ScoredTable {
    private static final List<String> NEEDED = List.of("SNP", "MAF", "Rsq", "Genotyped", "EmpRsq");

    private final AccuracyTally tally = new AccuracyTally("Rsq", true);
    private final int[] at;

    ScoredTable(String heading) throws MalformedVcfException {
        var columns = Arrays.asList(heading.split("\t", -1));
        at = NEEDED.stream().mapToInt(columns::indexOf).toArray();
        for (var i = 0; i < at.length; i++) {
            if (at[i] < 0) {
                throw new MalformedVcfException("It has no column " + NEEDED.get(i));
            }
        }
    }

    static boolean recognises(String firstLine) {
        return firstLine.startsWith("SNP\t");
    }

    void row(String row, long line) throws MalformedVcfException {
        var cells = row.split("\t", -1);
        if (cells.length <= Arrays.stream(at).max().orElseThrow()) {
            throw new MalformedVcfException("Line %,d has too few columns".formatted(line));
        }
        var site = cells[at[0]].split(":", 3);
        if (site.length < 2) {
            throw new MalformedVcfException("Line %,d is not a variant".formatted(line));
        }
        try {
            tally.add(
                    site[0],
                    Integer.parseInt(site[1]),
                    origin(cells[at[3]]),
                    number(cells[at[1]]),
                    number(cells[at[2]]),
                    number(cells[at[4]]));
        } catch (NumberFormatException e) {
            throw new MalformedVcfException("Line %,d is not a variant".formatted(line));
        }
    }

    Accuracy result() {
        return tally.result();
    }

    private static Origin origin(String genotyped) {
        return switch (genotyped) {
            case "Genotyped", "TYPED" -> Origin.TYPED;
            case "Typed_Only" -> Origin.TYPED_ONLY;
            default -> Origin.IMPUTED;
        };
    }

    private static double number(String text) {
        return text.equals("-") ? Double.NaN : Double.parseDouble(text);
    }
}
