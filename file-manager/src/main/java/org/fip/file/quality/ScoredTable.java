package org.fip.file.quality;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.fip.file.quality.AccuracyTally.Origin;
import org.fip.file.vcf.MalformedVcfException;

/** The tab-separated info file of Minimac3 and of servers of the first generation. */
final class ScoredTable {
    private static final List<String> NEEDED = List.of("SNP", "MAF", "Rsq", "Genotyped", "EmpRsq");
    private static final Set<String> MISSING = Set.of("", "-", ".", "na", "n/a", "nan", "-nan");
    private static final Pattern PLACE = Pattern.compile("([^:]+):(\\d{1,9})(?=[:_]|$)");

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
        var place = PLACE.matcher(cells[at[0]]);
        // Servers name what is in dbSNP by its number there: rs123.
        var placed = place.lookingAt();
        try {
            tally.add(
                    placed ? place.group(1) : null,
                    placed ? Integer.parseInt(place.group(2)) : 0,
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
        return MISSING.contains(text.strip().toLowerCase(Locale.ROOT)) ? Double.NaN : Double.parseDouble(text);
    }
}
