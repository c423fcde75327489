using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Recouvrement.Platform.Hosting;

/// <summary>What opens the service: an API key, or a token of the house's issuer where one is set. Which of them it is, its form says.</summary>
static class Credentials
{
    const string Either = "Credential";

    public static void AddTo(WebApplicationBuilder builder)
    {
        var oidc = OidcOptions.Of(builder.Configuration);
        var authentication = builder.Services.AddAuthentication(Either).AddPolicyScheme(
            Either, null, choice => choice.ForwardDefaultSelector = http => oidc is not null && Tokens.IsCarried(http.Request) ? "Bearer" : ApiKeyAuthentication.SchemeName);
        var keyed = authentication.AddApiKeys(builder);
        if (oidc is not null) Tokens.AddTo(authentication, oidc, keyed);
    }
}
