using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting.Audit;

namespace Recouvrement.Platform.Hosting;

/// <summary>
/// What the HTTP side of every service is made of. Configuration: <c>Http:HeadersWithin</c> (15 s), the time in which all headers of a request must
/// have come.
/// </summary>
static class Web
{
    const long LargestBody = 1 << 20;

    public static void AddTo(WebApplicationBuilder builder)
    {
        var services = builder.Services;
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            (kestrel.Limits.MaxRequestBodySize, kestrel.AddServerHeader) = (LargestBody, false);
            kestrel.Limits.RequestHeadersTimeout = builder.Configuration.GetValue("Http:HeadersWithin", TimeSpan.FromSeconds(15));
            kestrel.ConfigureEndpointDefaults(RefusalWriter.AddTo);
        });
        services.AddProblemDetails();
        services.AddExceptionHandler<ProblemHandler>();
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            json.SerializerOptions.RespectRequiredConstructorParameters = true;
            json.SerializerOptions.RespectNullableAnnotations = true;
            json.SerializerOptions.Converters.Add(new StrictText());
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
        });
        Credentials.AddTo(builder);
        RateLimits.AddTo(services, builder.Configuration);
        services.AddSingleton<AuditTrail>();
        services.AddHostedService(provider => provider.GetRequiredService<AuditTrail>());
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        ApiDocument.AddTo(services);
    }

    public static void Use(WebApplication app)
    {
        app.WarnOfPlainKeys();
        Proxies.Use(app);
        app.UseSecurityHeaders();
        app.UseRequestScopes();
        app.UseExceptionHandler();
        // The framework's own words are plain text to whoever accepts no JSON.
        app.UseStatusCodePages(pages => Bare(pages.HttpContext.Response.StatusCode).ExecuteAsync(pages.HttpContext));
        app.UseStrictQueries();
        app.UseStrictBodies();
        app.UseAuthentication();
        // Before anything is refused: a guess of a key costs the guesser.
        RateLimits.Use(app);
        app.UseAudit();
        app.UseAuthorization();
    }

    static IResult Bare(int status) => Problems.Of(status, $"http_{status}", $"{ReasonPhrases.GetReasonPhrase(status)}.");
}
