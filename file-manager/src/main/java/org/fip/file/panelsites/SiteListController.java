package org.fip.file.panelsites;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import org.fip.common.problem.CommonProblem;
import org.fip.common.security.PlatformUser;
import org.fip.file.catalogue.FileCatalogue;
import org.fip.file.client.Registry;
import org.fip.file.preflight.Build;
import org.fip.file.preflight.Chromosome;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.HttpClientErrorException;

/** Lists of the sites of panels, which operators load and everybody uses. */
@RestController
class SiteListController {
    private final SiteLists lists;
    private final SiteListLoading loading;
    private final FileCatalogue files;
    private final Registry registry;

    SiteListController(SiteLists lists, SiteListLoading loading, FileCatalogue files, Registry registry) {
        this.lists = lists;
        this.loading = loading;
        this.files = files;
        this.registry = registry;
    }

    /**
     * @param fileId of an upload of the operator's: a VCF of sites or a legend, packed or not
     * @param build of its positions
     * @param chromosome for legends whose ids don't begin with it
     */
    record SiteListRequest(
            @NotNull UUID fileId,
            @NotNull Build build,
            @Nullable String chromosome) {}

    /** Empty where none was loaded. */
    @GetMapping("/files/panel-sites/{panelId}")
    SiteList sites(@PathVariable long panelId) {
        return lists.get(panelId);
    }

    /** Reads it in the background; chromosomes that it has take the place of those that the panel had. */
    @PostMapping("/files/panel-sites/{panelId}")
    @PreAuthorize("hasRole('OPERATOR')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    SiteList loadSites(PlatformUser user, @PathVariable long panelId, @Valid @RequestBody SiteListRequest request) {
        var file = files.require(user.userId(), request.fileId());
        requireOfBuild(panelId, request.build());
        loading.begin(panelId, file, request.build(), chromosome(request.chromosome()));
        return lists.get(panelId);
    }

    @DeleteMapping("/files/panel-sites/{panelId}")
    @PreAuthorize("hasRole('OPERATOR')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeSites(@PathVariable long panelId) {
        if (!lists.remove(panelId)) {
            throw new SiteListProblem.NoSites(panelId).asException();
        }
    }

    // Positions of another build than the panel's would foretell nonsense of every file.
    private void requireOfBuild(long panelId, Build build) {
        try {
            var panel = registry.panel(panelId);
            var known =
                    panel.build() == null ? build : Build.ofText(panel.build()).orElse(build);
            if (known != build) {
                throw new SiteListProblem.PanelOfOtherBuild(panel.name(), known).asException();
            }
        } catch (HttpClientErrorException.NotFound e) {
            throw new CommonProblem.NotFound("The reference panel " + panelId).asException();
        }
    }

    private static @Nullable Chromosome chromosome(@Nullable String name) {
        return name == null || name.isBlank()
                ? null
                : Chromosome.ofPanelContig(name.strip())
                        .orElseThrow(() -> new CommonProblem.ValidationFailed(
                                        List.of(new CommonProblem.FieldError("chromosome", "must be 1 to 22, X or MT")))
                                .asException());
    }
}
