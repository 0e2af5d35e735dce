package org.fip.file.download;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AttachmentTest {
    @Test
    void a_plain_name_is_told_as_it_is_without_its_folders() {
        assertThat(Attachment.named("statistics/chr20 (1).vcf.gz"))
                .isEqualTo("attachment; filename=\"chr20 (1).vcf.gz\"");
    }

    @Test
    void another_name_is_told_in_full_and_as_near_as_ascii_comes() {
        assertThat(Attachment.named("étude génome 🧬.vcf.gz"))
                .isEqualTo("attachment; filename=\"etude genome _.vcf.gz\";"
                        + " filename*=UTF-8''%C3%A9tude%20g%C3%A9nome%20%F0%9F%A7%AC.vcf.gz");
    }

    @Test
    void no_name_leaves_its_quotes() {
        assertThat(Attachment.named("a\"; filename=\"b\\%41\r\nX: y"))
                .startsWith("attachment; filename=\"a_; filename=_b__41_X: y\"; filename*=UTF-8''")
                .doesNotContain("\r", "\n");
    }
}
