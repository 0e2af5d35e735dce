package org.fip.sandbox.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** Command line: writes the demo target, and the truth if asked for. */
public final class DemoTarget {

    private DemoTarget() {}

    /** Arguments: {@code TARGET.vcf.gz [TRUTH.vcf.gz] [--phased]}. */
    public static void main(String[] arguments) throws IOException {
        boolean phased = Arrays.asList(arguments).contains("--phased");
        String[] files = Arrays.stream(arguments)
                .filter(argument -> !argument.startsWith("--"))
                .toArray(String[]::new);
        if (files.length == 0) {
            System.err.println("usage: DemoTarget TARGET.vcf.gz [TRUTH.vcf.gz] [--phased]");
            return;
        }
        DemoData data = DemoData.generate();
        data.writeTarget(Path.of(files[0]), phased);
        if (files.length > 1) {
            data.writeTruth(Path.of(files[1]));
        }
    }
}
