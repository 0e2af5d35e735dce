package org.fip.processor.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.StreamSupport;
import org.fip.processor.test.Form;
import org.fip.processor.test.Offer;
import org.fip.processor.test.ProcessorApi.Answer;
import org.fip.processor.test.RunningProcessor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An order is held against what its service and its panel offer. */
class OfferedParametersIT extends RunningProcessor {
    @Test
    void what_is_left_out_takes_the_services_default_and_the_job_says_so() {
        var job = as(ADA).submit(Form.documented());
        assertThat(job.status()).isEqualTo(201);
        assertThat(job.text("phasing")).isEqualTo("eagle");
        assertThat(job.text("mode")).isEqualTo("imputation");
        assertThat(job.text("r2_filter")).isEqualTo("0");
        assertThat(job.body().path("accepted_terms")).isEmpty();
        assertThat(job.body().path("options")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"true, eagle", "false, no_phasing", "BEAGLE, beagle"})
    void the_documented_boolean_and_any_spelling_of_an_engine_are_understood(String sent, String taken) {
        assertThat(as(ADA).submit(Form.documented().field("phasing", sent)).text("phasing"))
                .isEqualTo(taken);
    }

    @Test
    void phasing_means_the_services_own_engine_and_is_not_switched_off_where_that_is_not_offered() {
        PLATFORM.offers(Offer.DEMANDING);
        assertThat(as(ADA).submit(demanded().field("phasing", "true")).text("phasing"))
                .isEqualTo("beagle");
        var refused = as(ADA).submit(demanded().field("phasing", "false"));
        assertThat(messages(refused)).containsExactly("phasing: must be one of beagle");
    }

    @Test
    void everything_that_is_wrong_and_known_before_the_files_is_named_before_a_byte_is_stored() {
        PLATFORM.offers(Offer.DEMANDING);
        var answer = as(ADA).submit(Form.empty()
                .field("name", "My Job")
                .field("service_id", "1")
                .field("reference_panel_id", "1")
                .field("mode", "imputation")
                .field("phasing", "eagle")
                .field("option.chip", "axiom")
                .field("option.window", "wide")
                .field("option.aesEncryption", "maybe")
                .field("option.comment", "two\nlines")
                .field("option.meta", "true")
                .field("terms", "check9")
                .file("test.vcf.gz", "genotypes")
                .field("build", "hg38"));
        assertThat(answer.text("code")).isEqualTo("validation_failed");
        assertThat(messages(answer))
                .containsExactlyInAnyOrder(
                        "mode: is no parameter of H3Africa; leave it out",
                        "phasing: must be one of beagle",
                        "option.chip: must be one of omni, h3a",
                        "option.window: must be a number",
                        "option.aesEncryption: must be one of true, false",
                        "option.comment: must be one line",
                        "option.meta: is not an option of H3Africa; it has aesEncryption, chip, window, comment",
                        "terms: 'check9' is not a term of H3Africa");
        assertThat(PLATFORM.uploads()).isEmpty();
        assertThat(as(ADA).get("/jobs").body().path("total").asInt()).isZero();
    }

    @Test
    void consent_is_stated_to_every_term_or_not_at_all_and_each_refusal_says_what_it_means() {
        PLATFORM.offers(Offer.DEMANDING);
        var answer = as(ADA).submit(Form.empty()
                .field("name", "My Job")
                .field("service_id", "1")
                .field("reference_panel_id", "1")
                .field("build", "hg38")
                .field("terms", "check2")
                .file("test.vcf.gz", "genotypes"));
        assertThat(messages(answer))
                .containsExactlyInAnyOrder(
                        "terms: must include 'check1', which means: I will not attempt to re-identify anybody",
                        "option.chip: is required");
        assertThat(PLATFORM.uploads()).isEmpty();
    }

    @Test
    void a_script_that_states_no_consent_is_served_and_the_history_says_so() {
        PLATFORM.offers(Offer.DEMANDING);
        var job = as(ADA).submit(Form.empty()
                .field("name", "My Job")
                .field("service_id", "1")
                .field("reference_panel_id", "1")
                .field("option.chip", "h3a")
                .file("test.vcf.gz", "genotypes"));
        assertThat(job.status()).isEqualTo(201);
        var kept = as(ADA).get("/jobs/" + job.text("id"));
        assertThat(kept.body().path("accepted_terms")).isEmpty();
        var history = as(ADA).get("/jobs/" + job.text("id") + "/status-updates");
        assertThat(history.body().valueStream().map(u -> u.path("message").asString()))
                .anySatisfy(message -> assertThat(message)
                        .contains("without stating consent", "I will not attempt to re-identify anybody"));
    }

    @Test
    void accepted_terms_are_kept_with_their_text_and_time_and_options_as_they_will_be_sent() {
        PLATFORM.offers(Offer.DEMANDING);
        var job = as(ADA).submit(demanded().field("option.window", "500000").field("option.aesEncryption", "TRUE"));
        assertThat(job.status()).isEqualTo(201);
        var kept = as(ADA).get("/jobs/" + job.text("id")).body();
        assertThat(kept.path("accepted_terms")).hasSize(2);
        var term = kept.path("accepted_terms").get(0);
        assertThat(term.path("id").asString()).isEqualTo("check1");
        assertThat(term.path("text").asString()).isEqualTo("I will not attempt to re-identify anybody");
        assertThat(term.path("accepted_at").asString()).endsWith("Z");
        var options = kept.path("options");
        assertThat(options.propertyNames()).containsExactlyInAnyOrder("aesEncryption", "chip", "window");
        assertThat(options.path("aesEncryption").asString()).isEqualTo("true");
        assertThat(options.path("chip").asString()).isEqualTo("h3a");
        assertThat(options.path("window").asString()).isEqualTo("500000");
        assertThat(kept.path("build").asString()).as("the service's default").isEqualTo("hg38");
    }

    @Test
    void a_build_is_one_that_the_server_lists_by_whatever_name_and_a_long_list_is_not_recited() {
        PLATFORM.offers(Offer.BARE);
        var form = Form.empty().field("name", "My Job").field("service_id", "1").field("reference_panel_id", "2");
        var wrong = as(ADA).submit(form.field("build", "hg19").file("test.vcf.gz", "genotypes"));
        assertThat(messages(wrong))
                .containsExactly(
                        "build: must be one of b01, b02, b03, b04, b05, b06, b07, b08, b09, b10, b11, b12 and 2 more");
        var job = as(ADA).submit(Form.empty()
                .field("name", "My Job")
                .field("service_id", "1")
                .field("reference_panel_id", "2")
                .field("build", "chm13 v2")
                .file("test.vcf.gz", "genotypes"));
        assertThat(job.status()).isEqualTo(201);
        assertThat(job.text("build")).isEqualTo("CHM13 v2");
        assertThat(job.body().path("phasing").asString("none")).isEqualTo("none");
    }

    @Test
    void a_build_that_nobody_named_and_the_server_does_not_choose_is_required() {
        var answer = as(ADA).submit(Form.empty()
                .field("name", "My Job")
                .field("service_id", "1")
                .field("reference_panel_id", "1")
                .file("test.vcf.gz", "genotypes"));
        assertThat(messages(answer)).containsExactly("build: is required: one of hg19, hg38");
    }

    @Test
    void a_panel_that_is_withdrawn_takes_no_jobs_and_one_without_populations_asks_for_none() {
        var withdrawn = as(ADA).submit(Form.empty()
                .field("name", "My Job")
                .field("service_id", "1")
                .field("reference_panel_id", "3")
                .field("build", "hg38")
                .file("test.vcf.gz", "genotypes"));
        assertThat(messages(withdrawn)).containsExactly("reference_panel_id: is no longer offered by H3Africa");
        var none = as(ADA).submit(Form.empty()
                .field("name", "My Job")
                .field("service_id", "1")
                .field("reference_panel_id", "2")
                .field("population", "afr")
                .file("test.vcf.gz", "genotypes"));
        assertThat(messages(none)).containsExactly("population: is not asked for with this panel; leave it out");
    }

    private static Form demanded() {
        return Form.empty()
                .field("name", "My Job")
                .field("service_id", "1")
                .field("reference_panel_id", "1")
                .field("terms", "check1")
                .field("terms", "check2")
                .field("option.chip", "h3a")
                .file("test.vcf.gz", "genotypes");
    }

    private static List<String> messages(Answer problem) {
        return StreamSupport.stream(problem.body().path("errors").spliterator(), false)
                .map(error -> error.path("field").asString() + ": "
                        + error.path("message").asString())
                .toList();
    }
}
