package care.homeward.standalone;

import care.homeward.platform.access.Access;
import care.homeward.platform.access.Role;
import care.homeward.platform.journal.Cause;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** What every service's OpenAPI document says beside what its controllers say. */
@AutoConfiguration
class OpenApiConfiguration {

  private static final String TOKEN = "token";
  private static final String PROBLEM = "Problem";

  static {
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(Cause.class);
    System.setProperty("springdoc.default-produces-media-type", "application/json");
  }

  /**
   * Names a nested record by its class too: several have a View. First, so that Javadoc wraps it.
   */
  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  ModelResolver modelResolver(ObjectMapperProvider mappers) {
    var names =
        new TypeNameResolver() {
          @Override
          protected String getNameOfClass(Class<?> type) {
            var outer = type.getEnclosingClass();
            return outer == null
                ? type.getSimpleName()
                : getNameOfClass(outer) + "." + type.getSimpleName();
          }
        };
    return new ModelResolver(mappers.jsonMapper(), names).openapi31(true);
  }

  /** A command names itself, so that it can be sent again. */
  @Bean
  GlobalOperationCustomizer idempotencyKey() {
    return (operation, handler) -> {
      if (Arrays.stream(handler.getMethodParameters())
          .anyMatch(parameter -> parameter.getParameterType().equals(Cause.class))) {
        operation.addParametersItem(
            new HeaderParameter()
                .name("Idempotency-Key")
                .required(false)
                .description(
                    "Names this command: sent again with the same key and body it is answered as"
                        + " the first time; with another body it is refused (422). Without one,"
                        + " sent again it is done again.")
                .schema(new StringSchema().minLength(1).maxLength(200)));
      }
      return operation;
    };
  }

  @Bean
  GlobalOpenApiCustomizer common(@Value("${spring.application.name}") String service) {
    return api -> describe(api, service);
  }

  private static void describe(OpenAPI api, String service) {
    api.info(new Info().title("Homeward: " + service).version("1"));
    api.servers(null);
    if (api.getComponents() == null) {
      api.components(new Components());
    }
    api.getComponents()
        .addSecuritySchemes(
            TOKEN,
            new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .bearerFormat("JWT")
                .description("A token of the partnership's issuer; any one of the roles named."))
        .addSchemas(PROBLEM, problem());
    api.getPaths()
        .forEach(
            (path, item) ->
                item.readOperationsMap()
                    .forEach((method, operation) -> complete(operation, service, method, path)));
  }

  private static void complete(
      Operation operation, String service, HttpMethod method, String path) {
    var by = org.springframework.http.HttpMethod.valueOf(method.name());
    var asked = path.replaceAll("\\{[^}]*}", "x");
    List<String> roles =
        Arrays.stream(Role.values())
            .filter(role -> Access.allows(service, by, asked, Set.of(role)))
            .map(Role::name)
            .toList();
    operation.security(List.of(new SecurityRequirement().addList(TOKEN, roles)));
    operation
        .getResponses()
        .addApiResponse(
            "default",
            new ApiResponse()
                .description("Refused, with the reason.")
                .content(
                    new Content()
                        .addMediaType(
                            "application/problem+json",
                            new MediaType()
                                .schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM)))));
  }

  private static Schema<?> problem() {
    return new ObjectSchema()
        .description("Why a request was refused (RFC 9457).")
        .addProperty(
            "type", new StringSchema().description("The rule that refused it, or about:blank."))
        .addProperty("title", new StringSchema().description("The same in a few words."))
        .addProperty("status", new IntegerSchema().description("The HTTP status code."))
        .addProperty("detail", new StringSchema().description("What to do about it."))
        .addProperty(
            "traceId", new StringSchema().description("Finds the request in the service's logs."))
        .addProperty(
            "errors",
            new ArraySchema()
                .items(
                    new ObjectSchema()
                        .addProperty("pointer", new StringSchema().description("JSON pointer."))
                        .addProperty("detail", new StringSchema()))
                .description("What is wrong with the body, field by field."));
  }
}
