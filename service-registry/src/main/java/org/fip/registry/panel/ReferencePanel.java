package org.fip.registry.panel;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
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
    private @Nullable String build;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Map<String, String>> populations = List.of();

    private @Nullable Integer sampleCount;
    private boolean isAvailable = true;
    private @Nullable Instant lastSeenAt;

    protected ReferencePanel() {}

    public static ReferencePanel of(long serviceId, String key) {
        var panel = new ReferencePanel();
        panel.serviceId = serviceId;
        panel.key = key;
        return panel;
    }

    /** What the panel is; the build and the sample count that are known stay when they are not stated anew. */
    public void describe(String newName, @Nullable String newBuild, List<Panel.Population> newPopulations) {
        name = newName;
        build = newBuild == null ? build : newBuild;
        populations = newPopulations.stream()
                .map(p -> Map.of("key", p.key(), "name", p.name()))
                .toList();
    }

    /** The server lists it, under this key. */
    public void seen(String currentKey, Instant at) {
        key = currentKey;
        lastSeenAt = at;
        isAvailable = true;
    }

    /** The server does not list it any more; jobs that used it keep it. */
    public void vanished() {
        isAvailable = false;
    }

    void change(PanelRequest details) {
        key = details.key() == null ? key : details.key();
        description = details.description() == null ? description : details.description();
        sampleCount = details.sampleCount() == null ? sampleCount : details.sampleCount();
        isAvailable = details.isAvailable() == null ? isAvailable : details.isAvailable();
        describe(
                details.name() == null ? name : details.name(),
                details.build(),
                details.populations() == null ? populations() : details.populations());
    }

    public long id() {
        if (id == null) {
            throw new IllegalStateException("not stored yet");
        }
        return id;
    }

    public String key() {
        return key;
    }

    public boolean isAvailable() {
        return isAvailable;
    }

    /** Whether the server itself has ever listed it; until then its key is what somebody believed. */
    public boolean wasSeen() {
        return lastSeenAt != null;
    }

    Panel view() {
        return new Panel(id(), serviceId, key, name, description, build, populations(), sampleCount, isAvailable);
    }

    private List<Panel.Population> populations() {
        return populations.stream()
                .map(p -> new Panel.Population(
                        p.getOrDefault("key", ""), p.getOrDefault("name", p.getOrDefault("key", ""))))
                .toList();
    }
}
