using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace Recouvrement.Security.Tests.Access;

/// <summary>A way into a service: what is mapped, not what is documented.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Route">As it was mapped.</param>
/// <param name="Path">An address that leads to it.</param>
/// <param name="Takes">Media type of its body; null without one.</param>
/// <param name="IsAnonymous">Opens without a key.</param>
/// <param name="Roles">Who may; null where any key opens.</param>
public sealed record Door(string Method, string Route, string Path, string? Takes, bool IsAnonymous, IReadOnlyList<string>? Roles)
{
    /// <summary>A creditor's SIREN that is valid.</summary>
    public const string Siren = "732829320";

    /// <summary>An id that stands for nothing.</summary>
    public static Guid Id { get; } = new("01900000-0000-7000-8000-000000000001");

    /// <summary>All of a service.</summary>
    public static List<Door> Of(IServiceProvider services) =>
    [
        .. from endpoint in services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
           from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]
           select new Door(method, endpoint.RoutePattern.RawText!, PathOf(endpoint.RoutePattern), endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes is [var takes, ..] ? takes : null, endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null, RolesOf(endpoint)),
    ];

    /// <summary>Knocks, with an empty body of the type that is taken.</summary>
    public HttpRequestMessage Request()
    {
        var request = new HttpRequestMessage(new(Method), Path);
        if (Takes is null) return request;
        request.Content = new ByteArrayContent([]);
        request.Content.Headers.TryAddWithoutValidation("Content-Type", Takes);
        return request;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Method} {Route}";

    // Every policy must be met, so what opens lies in all of them.
    static string[]? RolesOf(RouteEndpoint endpoint)
    {
        var needed = endpoint.Metadata.OfType<AuthorizationPolicy>().SelectMany(policy => policy.Requirements).OfType<RolesAuthorizationRequirement>().Select(roles => roles.AllowedRoles).ToList();
        return needed.Count == 0 ? null : [.. needed.Aggregate((all, more) => all.Intersect(more))];
    }

    static string PathOf(RoutePattern pattern) => "/" + string.Join('/', pattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(Part))));

    static string Part(RoutePatternPart part) => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        RoutePatternParameterPart parameter => Value(parameter.Name, [.. parameter.ParameterPolicies.Select(policy => policy.Content ?? "")]),
        _ => "",
    };

    static string Value(string name, string[] constraints) => constraints switch
    {
        _ when constraints.Contains("guid") => Id.ToString(),
        _ when constraints.Any(c => c is "int" or "long") => "1",
        _ when name is "siren" or "creditor" => Siren,
        _ when name is "documentName" => "v1",
        _ => "x1",
    };
}
