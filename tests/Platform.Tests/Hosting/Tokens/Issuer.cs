using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Recouvrement.Platform.Tests.Hosting.Tokens;

/// <summary>An issuer of tokens on a socket, with what a service asks of one: the discovery document and the public keys.</summary>
sealed class Issuer : IAsyncDisposable
{
    readonly WebApplication app;
    readonly JsonWebTokenHandler tokens = new() { SetDefaultTimesOnTokenCreation = false };
    RSA key = RSA.Create(2048);
    int keys = 1;

    Issuer(WebApplication app) => this.app = app;

    public string Address => app.Urls.First();

    public static async Task<Issuer> Start(string address = "http://127.0.0.1:0")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        var issuer = new Issuer(builder.Build());
        issuer.app.MapGet("/.well-known/openid-configuration", () => Results.Text($$"""{"issuer":"{{issuer.Address}}","jwks_uri":"{{issuer.Address}}/keys"}""", "application/json"));
        issuer.app.MapGet("/keys", () => Results.Text(issuer.Keys(), "application/json"));
        await issuer.app.StartAsync();
        return issuer;
    }

    /// <summary>From now on another key signs, and it alone is published.</summary>
    public void Rotate() => (key, keys) = (RSA.Create(2048), keys + 1);

    /// <summary>A token that holds for five minutes.</summary>
    /// <param name="claims">Beside <c>sub</c>, which is <c>8c1f</c> unless given.</param>
    /// <param name="change">What is wrong with it.</param>
    public string Token(Dictionary<string, object> claims, Action<SecurityTokenDescriptor>? change = null)
    {
        var now = DateTime.UtcNow;
        var token = new SecurityTokenDescriptor
        {
            Issuer = Address, Audience = "recouvrement", IssuedAt = now, NotBefore = now.AddMinutes(-10), Expires = now.AddMinutes(5),
            Claims = new Dictionary<string, object>(claims), SigningCredentials = new(Named(key), SecurityAlgorithms.RsaSha256),
        };
        token.Claims.TryAdd("sub", "8c1f");
        change?.Invoke(token);
        return tokens.CreateToken(token);
    }

    /// <summary>The public key, as anybody may read it.</summary>
    public byte[] PublicKey() => key.ExportSubjectPublicKeyInfo();

    /// <summary>Under the name of the issuer's key.</summary>
    public RsaSecurityKey Named(RSA other) => new(other) { KeyId = KeyId };

    public async ValueTask DisposeAsync()
    {
        key.Dispose();
        await app.DisposeAsync();
    }

    string KeyId => keys.ToString(CultureInfo.InvariantCulture);

    string Keys()
    {
        var open = key.ExportParameters(includePrivateParameters: false);
        return $$"""{"keys":[{"kty":"RSA","use":"sig","alg":"RS256","kid":"{{KeyId}}","n":"{{Base64UrlEncoder.Encode(open.Modulus)}}","e":"{{Base64UrlEncoder.Encode(open.Exponent)}}"}]}""";
    }
}
