package org.fip.user.credential;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;

/** service-registry, as far as credentials need it. */
public interface ServiceCatalogue {
    /** An imputation service. */
    record KnownService(long id, String name) {}

    @GetExchange("/services/{id}")
    KnownService service(@PathVariable long id);
}
