package org.fip.processor.submission;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.fip.job.input.FilesVerdict;
import org.fip.job.input.InputCheck;
import org.fip.job.store.Submissions.Order;
import org.fip.processor.client.Files;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/**
 * Has the files of an order held against what their service accepts. Most files were read while they came in, so the answer is
 * there; for one that is still being read the request waits a moment, then leaves the rest to the worker.
 */
@Component
class InputInspection {
    private static final Logger log = LoggerFactory.getLogger(InputInspection.class);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final Files files;
    private final SubmissionSettings settings;

    InputInspection(Files files, SubmissionSettings settings) {
        this.files = files;
        this.settings = settings;
    }

    InputCheck check(long userId, Order order, Target target, List<UUID> fileIds) {
        var question = new FilesVerdict.Question(
                fileIds, order.serviceId(), order.referencePanelId(), order.build(), order.phasing());
        try {
            var waited = Duration.ZERO;
            var check = files.verdict(userId, question).check(target.name());
            while (check instanceof InputCheck.Open && waited.compareTo(settings.inspectionWait()) < 0) {
                Thread.sleep(PAUSE);
                waited = waited.plus(PAUSE);
                check = files.verdict(userId, question).check(target.name());
            }
            return check;
        } catch (RestClientException e) {
            log.warn(
                    "file-manager gives no verdict, the worker asks again: {}",
                    e.getClass().getSimpleName());
            return new InputCheck.Open();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new InputCheck.Open();
        }
    }
}
