using Microsoft.AspNetCore.Builder;

namespace Recouvrement.Platform.Tests.Hosting.Tokens;

/// <summary>A service that trusts an issuer: its <c>books</c> are our ERP, its <c>partner</c> an agency.</summary>
public sealed class TrustingHost : IAsyncLifetime
{
    internal Issuer Issuer { get; private set; } = null!;

    public ProbedHost Host { get; } = new();

    public WebApplication App { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await Host.InitializeAsync();
        Issuer = await Issuer.Start();
        App = await Trusting(Issuer.Address);
    }

    public Task<WebApplication> Trusting(string authority) =>
        Host.Start($"--Oidc:Authority={authority}", "--Oidc:Audience=recouvrement", "--Oidc:Roles:books=erp", "--Oidc:Roles:partner=agency");

    public async Task DisposeAsync()
    {
        await Host.DisposeAsync();
        await Issuer.DisposeAsync();
    }
}
