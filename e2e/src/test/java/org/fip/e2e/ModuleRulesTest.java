package org.fip.e2e;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What may live where, and who may know whom. */
class ModuleRulesTest {
    /** Each module's package, below {@code org.fip}. */
    private static final Map<String, String> PACKAGES = Map.ofEntries(
            Map.entry("common-lib", "common"),
            Map.entry("service-adapters", "adapter"),
            Map.entry("job-core", "job"),
            Map.entry("gateway", "gateway"),
            Map.entry("user-service", "user"),
            Map.entry("service-registry", "registry"),
            Map.entry("job-processor", "processor"),
            Map.entry("job-worker", "worker"),
            Map.entry("file-manager", "file"),
            Map.entry("notification-service", "notification"),
            Map.entry("monitoring-service", "monitoring"),
            Map.entry("sandbox-server", "sandbox"),
            Map.entry("local-stack", "stack"));

    /** Which of our own packages each module may use beside its own. */
    private static final Map<String, String[]> MAY_USE = Map.ofEntries(
            Map.entry("common-lib", new String[] {}),
            Map.entry("service-adapters", new String[] {}),
            Map.entry("job-core", new String[] {"common"}),
            Map.entry("gateway", new String[] {"common"}),
            Map.entry("user-service", new String[] {"common"}),
            Map.entry("service-registry", new String[] {"common", "adapter"}),
            Map.entry("job-processor", new String[] {"common", "job"}),
            Map.entry("job-worker", new String[] {"common", "job", "adapter"}),
            Map.entry("file-manager", new String[] {"common"}),
            Map.entry("notification-service", new String[] {"common"}),
            Map.entry("monitoring-service", new String[] {"common"}),
            Map.entry("sandbox-server", new String[] {}),
            Map.entry("local-stack", new String[] {"sandbox"}));

    private static final JavaClasses ALL = new ClassFileImporter()
            .importPaths(PACKAGES.keySet().stream()
                    .map(module -> Path.of("..", module, "target", "classes"))
                    .toList());

    static Stream<String> modules() {
        return PACKAGES.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void a_module_keeps_to_its_package_and_uses_only_the_modules_it_may(String module) {
        var own = PACKAGES.get(module);
        var allowed = Stream.concat(Stream.of(own), Stream.of(MAY_USE.getOrDefault(module, new String[] {})))
                .map(p -> "org.fip." + p + "..")
                .toArray(String[]::new);
        classes()
                .that()
                .resideInAPackage("org.fip." + own + "..")
                .should()
                .onlyDependOnClassesThat(
                        com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage("org.fip..")
                                .or(JavaClass.Predicates.resideInAnyPackage(allowed)))
                .check(ALL);
    }

    @Test
    void adapters_know_neither_web_nor_database_nor_spring() {
        noClasses()
                .that()
                .resideInAPackage("org.fip.adapter..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "jakarta.persistence..", "jakarta.servlet..", "java.sql..")
                .check(ALL);
    }

    @Test
    void job_core_has_no_controllers_and_makes_no_outside_calls() {
        noClasses()
                .that()
                .resideInAPackage("org.fip.job..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework.web..", "jakarta.servlet..", "java.net.http..", "org.apache.hc..")
                .check(ALL);
    }

    @Test
    void only_those_who_own_tables_touch_a_database_and_common_lib_has_none() {
        noClasses()
                .that()
                .resideInAnyPackage("org.fip.common..", "org.fip.gateway..", "org.fip.adapter..", "org.fip.sandbox..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "jakarta.persistence..", "org.springframework.jdbc..")
                .check(ALL);
    }

    @ParameterizedTest
    @MethodSource("modules")
    void features_of_a_module_form_no_cycle(String module) {
        slices().matching("org.fip." + PACKAGES.get(module) + ".(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(ALL);
    }

    @Test
    void names_say_what_a_thing_is() {
        noClasses()
                .that()
                .resideInAPackage("org.fip..")
                .should()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Dto")
                .orShould()
                .haveSimpleNameStartingWith("Base")
                .check(ALL);
    }

    @Test
    void every_package_is_null_marked() {
        classes()
                .that()
                .resideInAPackage("org.fip..")
                .should(new NullMarkedPackage())
                .check(ALL);
    }

    @Test
    void settings_come_as_records_not_as_single_values() {
        noClasses()
                .that()
                .resideInAPackage("org.fip..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.springframework.beans.factory.annotation.Value")
                .check(ALL);
    }

    private static final class NullMarkedPackage extends ArchCondition<JavaClass> {
        NullMarkedPackage() {
            super("be in a package whose package-info is @NullMarked");
        }

        @Override
        public void check(JavaClass type, ConditionEvents events) {
            var marked = type.getPackage().isAnnotatedWith(NullMarked.class);
            events.add(new SimpleConditionEvent(type, marked, type.getPackageName() + " is not @NullMarked"));
        }
    }
}
