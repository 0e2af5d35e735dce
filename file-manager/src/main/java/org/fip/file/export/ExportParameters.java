package org.fip.file.export;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.Parameters;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Documents what {@link ExportQuery} takes. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Parameters({
    @Parameter(
            in = ParameterIn.QUERY,
            name = "min_r2",
            description =
                    "Lowest imputation accuracy (R2, DR2, INFO, AR2 or RSQ, whichever the results have), 0 to 1;"
                            + " also written r2>=0.8. A row with several alternate alleles is there when one of them is within all bounds.",
            schema = @Schema(type = "number")),
    @Parameter(
            in = ParameterIn.QUERY,
            name = "min_maf",
            description =
                    "Lowest minor allele frequency among all samples of the results, 0 to 0.5; also written maf>=0.01",
            schema = @Schema(type = "number")),
    @Parameter(
            in = ParameterIn.QUERY,
            name = "region",
            description =
                    "Chromosomes or parts of them, such as 20 or 20:1000000-2000000, also with thousands separators;"
                            + " several with commas between them or by repeating the parameter",
            array = @ArraySchema(schema = @Schema(type = "string"))),
    @Parameter(
            in = ParameterIn.QUERY,
            name = "samples",
            description = "Samples to keep, in the results' order; several with commas between them or by repeating the"
                    + " parameter. AF, MAF and NS are left out then, AC and AN counted anew.",
            array = @ArraySchema(schema = @Schema(type = "string")))
})
@interface ExportParameters {}
