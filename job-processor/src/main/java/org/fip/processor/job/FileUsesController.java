package org.fip.processor.job;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.fip.common.security.CallableBy;
import org.fip.job.store.FileUses;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /internal/files/uses}: what file-manager asks before a file goes. */
@RestController
class FileUsesController {
    private final FileUses uses;

    FileUsesController(FileUses uses) {
        this.uses = uses;
    }

    record Question(@Size(min = 1, max = 500) List<FileUses.FileOfJob> files) {}

    /** One answer for each file, in any order. */
    @PostMapping("/internal/files/uses")
    @CallableBy("file-manager")
    List<FileUses.FileUse> uses(@RequestBody @Valid Question question) {
        return uses.of(question.files());
    }
}
