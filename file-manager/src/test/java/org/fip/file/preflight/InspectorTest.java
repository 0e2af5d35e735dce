package org.fip.file.preflight;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class InspectorTest {
    @Test
    void bytes_in_any_portions_give_what_the_whole_gives() throws Exception {
        var file = Vcf.good("20").row("20", 400, "A", "AT").blockGzipped();
        try (var inspector = new Inspector()) {
            for (var at = 0; at < file.length; at += 7) {
                inspector.accept(Arrays.copyOfRange(file, at, Math.min(at + 7, file.length)));
            }
            assertThat(inspector.finish().get(30, SECONDS)).isEqualTo(Vcf.inspected(file));
        }
    }

    @Test
    void one_that_falls_behind_gives_up_instead_of_keeping_all_that_comes() {
        try (var inspector = new Inspector()) {
            inspector.accept(new byte[5 << 20]);
            assertThatThrownBy(() -> inspector.finish().get(30, SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(Inspector.BehindException.class);
        }
    }

    @Test
    void an_upload_that_breaks_off_ends_it() {
        var inspector = new Inspector();
        inspector.accept(Arrays.copyOf(Vcf.good("20").plain(), 100));
        inspector.close();
        await().until(() -> inspector.result().isCompletedExceptionally());
    }
}
