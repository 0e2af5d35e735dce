package org.fip.adapter.wes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.fip.adapter.wes.WesSettings.Read;
import org.junit.jupiter.api.Test;

class WesSettingsTest {

    @Test
    void everything_that_is_wrong_is_said_at_once() {
        Read read = WesSettings.read(Map.of(
                "workflow_params", "{\"input\":\"${inputs}\"}",
                "input_mode", "carrier pigeon",
                "workflow_engine_version", "24",
                "workflow_engine_parameters", "[]",
                "output_link_to", "ftp://x"));
        assertThat(read)
                .isInstanceOfSatisfying(
                        Read.Unusable.class,
                        unusable -> assertThat(unusable.problems())
                                .satisfiesExactlyInAnyOrder(
                                        p -> assertThat(p).startsWith("workflow_url is required"),
                                        p -> assertThat(p).contains("unknown placeholder ${inputs}", "input_urls"),
                                        p -> assertThat(p).startsWith("input_mode must be"),
                                        p -> assertThat(p).contains("needs workflow_engine"),
                                        p -> assertThat(p).contains("workflow_engine_parameters must be a JSON object"),
                                        p -> assertThat(p).startsWith("output_link_to must be")));
    }

    @Test
    void a_template_keeps_its_types_fills_flat_texts_and_leaves_out_what_has_no_value() {
        ParameterTemplate template = ParameterTemplate.read("""
                {"input":"${input_urls}","first":"${input_url_1}","panel":"${refpanel}","label":"p:${population}-${build}",
                 "r2":"${r2_filter}","threads":4,"fast":true,"job":"${job}","nested":{"mode":"${mode}"}}""", List.of());
        String filled = template.fill(
                WesReplay.submission(WesReplay.vcf("chr1.vcf.gz"), WesReplay.vcf("chr2.vcf.gz")),
                List.of("chr1.vcf.gz", "chr2.vcf.gz"),
                List.of("https://a/1", "https://a/2"));
        assertThat(filled)
                .isEqualTo(
                        "{\"input\":\"https://a/1 https://a/2\",\"first\":\"https://a/1\",\"panel\":\"h3africa-v6\","
                                + "\"label\":\"p:afr-hg38\",\"threads\":4,\"fast\":true,\"job\":\"fip-42\",\"nested\":{\"mode\":\"imputation\"}}");
    }

    @Test
    void a_value_cannot_break_out_of_its_place() {
        ParameterTemplate template = ParameterTemplate.read("{\"input\":\"${input_urls}\"}", List.of());
        assertThat(template.fill(
                        WesReplay.submission(WesReplay.vcf("a.vcf.gz")),
                        List.of("a.vcf.gz"),
                        List.of("x\",\"evil\":\"$1\\")))
                .isEqualTo("{\"input\":\"x\\\",\\\"evil\\\":\\\"$1\\\\\"}");
    }
}
