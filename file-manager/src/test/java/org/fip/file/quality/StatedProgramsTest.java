package org.fip.file.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.fip.file.quality.FileSummary.ReportLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatedProgramsTest {
    private final StatedPrograms programs = new StatedPrograms();

    @ParameterizedTest
    @CsvSource({
        "##source=Minimac4.v4.1.6,                               source,       Minimac4.v4.1.6",
        "##source=\"beagle.22Jul22.46e.jar\",                    source,       beagle.22Jul22.46e.jar",
        "##pipeline=michigan-imputationserver-1.5.7,             pipeline,     michigan-imputationserver-1.5.7",
        "##imputation=minimac4-1.0.2,                            imputation,   minimac4-1.0.2",
        "##phasing=eagle-2.4,                                    phasing,      eagle-2.4",
        "##mis_pipeline=imputationserver2 2.0.12,                mis_pipeline, imputationserver2 2.0.12",
        "##mis_phasing=eagle 2.4.1,                              mis_phasing,  eagle 2.4.1"
    })
    void servers_and_programs_state_what_they_are(String line, String key, String value) {
        programs.header(line);
        assertThat(programs.result()).containsExactly(new ReportLine(key, value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "##contig=<ID=20>",
                "##INFO=<ID=R2,Number=1,Type=Float,Description=\"phasing=x\">",
                "##source=",
                "##bcftools_viewCommand=view -h",
                "#CHROM\tPOS"
            })
    void nothing_else_is_taken_for_it(String line) {
        programs.header(line);
        assertThat(programs.result()).isEmpty();
    }

    @Test
    void a_header_of_nothing_else_does_not_fill_the_memory() {
        IntStream.range(0, 1_000).forEach(n -> programs.header("##source=" + n));
        programs.header("##source=" + "x".repeat(1_000_000));
        assertThat(programs.result()).hasSize(StatedPrograms.MOST);
    }
}
