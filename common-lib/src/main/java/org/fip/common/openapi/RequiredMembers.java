package org.fip.common.openapi;

import com.fasterxml.jackson.databind.type.TypeFactory;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says in the published document what the types already say: a record member is always there unless it is nullable. */
final class RequiredMembers implements ModelConverter {
    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (!chain.hasNext()) {
            return null;
        }
        Schema<?> schema = chain.next().resolve(type, context, chain);
        var raw = TypeFactory.defaultInstance().constructType(type.getType()).getRawClass();
        if (schema != null && raw.isRecord()) {
            var model = schema.get$ref() == null
                    ? schema
                    : context.getDefinedModels().get(name(schema.get$ref()));
            if (model != null && model.getProperties() != null) {
                model.setRequired(
                        requiredOf(raw, List.copyOf(model.getProperties().keySet())));
            }
        }
        return schema;
    }

    // The published members are the record's components in the same spelling rule, so they pair up without underscores.
    private static List<String> requiredOf(Class<?> type, List<String> members) {
        var nullable = Arrays.stream(type.getRecordComponents())
                .filter(c -> c.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .map(c -> c.getName().toLowerCase(java.util.Locale.ROOT))
                .toList();
        return members.stream()
                .filter(m -> !nullable.contains(m.replace("_", "")))
                .sorted()
                .toList();
    }

    private static String name(String ref) {
        return ref.substring(ref.lastIndexOf('/') + 1);
    }
}
