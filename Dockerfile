# The images of all Java processes; the argument MODULE says which: docker build --build-arg MODULE=gateway .
# Everything is compiled once in the first stage, which all of them share.

FROM docker.io/library/maven:3-eclipse-temurin-25 AS build
# java.se is what libraries expect; jdk.net has TCP keep-alive, jdk.zipfs opens jars, jcmd and flight recorder are for diagnosis.
RUN jlink --add-modules java.se,jdk.unsupported,jdk.net,jdk.zipfs,jdk.management,jdk.jfr,jdk.jcmd,jdk.localedata \
      --include-locales en --strip-java-debug-attributes --no-header-files --no-man-pages --compress zip-6 --output /opt/jre
RUN /usr/sbin/useradd --uid 10001 --user-group --no-create-home fip && install -d -o fip -g fip /app
WORKDIR /src
COPY . .
RUN mvn -B -ntp -q package -DskipTests -Dspotless.check.skip -Dmdep.analyze.skip -pl '!e2e,!bench'


FROM build AS trained
ARG MODULE
USER fip
ENV PATH=/opt/jre/bin:/usr/local/bin:/usr/bin:/bin
RUN /src/docker/train "$MODULE" /app


FROM docker.io/library/debian:trixie-slim
ARG MODULE
ARG VERSION=dev
ARG REVISION=unknown
LABEL org.opencontainers.image.title="FIP $MODULE" \
      org.opencontainers.image.description="Federated Imputation Platform: $MODULE" \
      org.opencontainers.image.vendor="Federated Imputation Platform" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="$VERSION" \
      org.opencontainers.image.revision="$REVISION"
RUN groupadd --gid 10001 fip && useradd --uid 10001 --gid 10001 --no-create-home --shell /usr/sbin/nologin fip \
    && install -d -o fip -g fip /data
COPY --from=build /opt/jre /opt/jre
# Libraries change less often than our own classes, so they are a layer of their own.
COPY --from=trained /app/lib /app/lib
COPY --from=trained /app/healthy /app/jvm.options /app/app.jar /app/app.aot /app/
WORKDIR /app
USER 10001:10001
ENV PATH=/opt/jre/bin:/usr/bin:/bin
ENTRYPOINT ["java", "@jvm.options", "-XX:AOTCache=app.aot", "-Xlog:aot*=off", "-jar", "app.jar"]
