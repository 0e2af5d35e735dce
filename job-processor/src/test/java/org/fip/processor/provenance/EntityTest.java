package org.fip.processor.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import tools.jackson.databind.json.JsonMapper;

class EntityTest {
    @Example
    void names_that_climb_or_quote_become_ids_within_the_crate() {
        for (var name : List.of("../../etc/passwd", "a \"b\".vcf.gz", "größe 50%.txt", "", "#?&=/")) {
            holds(name);
        }
        assertThat(Entity.localId("result", "a b/c#1.txt")).isEqualTo("#result/a%20b/c%231.txt");
    }

    @Property(tries = 200)
    void every_name_makes_a_valid_id_and_valid_json(@ForAll String name) {
        holds(name);
    }

    private static void holds(String name) {
        // Names come as UTF-8 text, in which half a character cannot be.
        var text = new String(
                name.getBytes(java.nio.charset.StandardCharsets.UTF_8), java.nio.charset.StandardCharsets.UTF_8);
        var entity = Entity.of(Entity.localId("result", text), "File").with("name", text);
        assertThat(URI.create(entity.id()).getFragment()).isEqualTo("result/" + text);
        var json = new JsonMapper();
        assertThat(json.readTree(json.writeValueAsString(entity.members()))
                        .path("name")
                        .asString())
                .isEqualTo(text);
    }
}
