using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Recouvrement.Platform.Hosting;

/// <summary>The OpenApi document of a service: keys and roles, and what every endpoint may answer.</summary>
public static class ApiDocument
{
    const string Key = "key", Token = "token";

    /// <summary>Says of an endpoint that it takes a command: 204 with the version as ETag, 409 refused, 412 stale, 422 wrong content.</summary>
    public static RouteHandlerBuilder TakesCommand(this RouteHandlerBuilder endpoint) =>
        endpoint.Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status412PreconditionFailed).ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    internal static void AddTo(IServiceCollection services) => services.AddOpenApi(document =>
    {
        // StrictText hides from the generator that a text is a text.
        document.AddSchemaTransformer((schema, context, _) =>
        {
            if (context.JsonTypeInfo.Type == typeof(string)) schema.Type = (schema.Type ?? default) | JsonSchemaType.String;
            return Task.CompletedTask;
        });
        document.AddDocumentTransformer((all, _, _) =>
        {
            all.Components ??= new();
            all.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                [Key] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Header, Name = ApiKeyAuthentication.Header, Description = "The key of a person or machine; its role says what it may do." },
                [Token] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", BearerFormat = "JWT", Description = "A token of the house's issuer, where the service has one (Oidc:Authority)." },
            };
            return Task.CompletedTask;
        });
        document.AddOperationTransformer((operation, context, _) =>
        {
            var metadata = context.Description.ActionDescriptor.EndpointMetadata;
            if (metadata.OfType<IAllowAnonymous>().Any()) return Task.CompletedTask;
            // An endpoint of a group has the group's rule and its own: who calls must pass both.
            var rules = metadata.OfType<AuthorizationPolicy>().SelectMany(p => p.Requirements).OfType<RolesAuthorizationRequirement>().ToList();
            var roles = rules.SelectMany(r => r.AllowedRoles).Distinct().Where(role => rules.TrueForAll(rule => rule.AllowedRoles.Contains(role)));
            operation.Description = $"{operation.Description} Roles: {string.Join(", ", roles)}.".Trim();
            operation.Security = [.. new[] { Key, Token }.Select(scheme => new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(scheme, context.Document)] = [] })];
            operation.Responses ??= [];
            operation.Responses.TryAdd("400", new OpenApiResponse { Description = "Not readable: the problem names the member or header" });
            operation.Responses.TryAdd("401", new OpenApiResponse { Description = "No key or token, or one that does not hold" });
            operation.Responses.TryAdd("403", new OpenApiResponse { Description = "The role may not" });
            return Task.CompletedTask;
        });
    });
}
