package org.fip.file.storage;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.function.Consumer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsRequest;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsResponse;
import software.amazon.awssdk.services.s3.paginators.ListMultipartUploadsIterable;

/** A server on which every upload in parts was begun earlier than it was; the parts have their own time. */
final class AgedUploads {
    private AgedUploads() {}

    static S3Client over(S3Client s3, Duration age) {
        return (S3Client) Proxy.newProxyInstance(
                S3Client.class.getClassLoader(), new Class<?>[] {S3Client.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("listMultipartUploadsPaginator")
                            && arguments[0] instanceof Consumer<?> consumer) {
                        return new ListMultipartUploadsIterable((S3Client) proxy, request(consumer));
                    }
                    try {
                        var answer = method.invoke(s3, arguments);
                        return answer instanceof ListMultipartUploadsResponse listed ? aged(listed, age) : answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @SuppressWarnings("unchecked")
    private static ListMultipartUploadsRequest request(Consumer<?> consumer) {
        var builder = ListMultipartUploadsRequest.builder();
        ((Consumer<ListMultipartUploadsRequest.Builder>) consumer).accept(builder);
        return builder.build();
    }

    private static ListMultipartUploadsResponse aged(ListMultipartUploadsResponse listed, Duration age) {
        return listed.toBuilder()
                .uploads(listed.uploads().stream()
                        .map(u -> u.toBuilder()
                                .initiated(u.initiated().minus(age))
                                .build())
                        .toList())
                .build();
    }
}
