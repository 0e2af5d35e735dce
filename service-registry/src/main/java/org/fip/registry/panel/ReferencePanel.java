package org.fip.registry.panel;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A reference panel that a service offers. */
@Entity
@Table(name = "reference_panels")
public class ReferencePanel {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private long serviceId;
    private String key = "";
    private String name = "";
    private String description = "";
    private String build = "";

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Map<String, String>> populations = List.of();

    private @Nullable Integer sampleCount;
    private boolean isAvailable = true;

    protected ReferencePanel() {}

    public static ReferencePanel of(long serviceId, String key) {
        var panel = new ReferencePanel();
        panel.serviceId = serviceId;
        panel.key = key;
        return panel;
    }

    /** What the panel is, with one population and the choice to skip the comparison with its frequencies. */
    public void describe(String newName, String newBuild, String population) {
        name = newName;
        build = newBuild;
        populations = List.of(
                Map.of("key", population, "name", population.toUpperCase(Locale.ROOT)),
                Map.of("key", "off", "name", "Skip the frequency check"));
    }

    Panel view() {
        if (id == null) {
            throw new IllegalStateException("not stored yet");
        }
        return new Panel(
                id,
                serviceId,
                key,
                name,
                description,
                build,
                populations.stream()
                        .map(p -> new Panel.Population(
                                p.getOrDefault("key", ""), p.getOrDefault("name", p.getOrDefault("key", ""))))
                        .toList(),
                sampleCount,
                isAvailable);
    }
}
