using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Npgsql;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Tests.Messaging;

namespace Recouvrement.Platform.Tests.Hosting;

/// <summary>A service on a real server, with a key for each role (its name is the key) and an endpoint for each way to go wrong.</summary>
public sealed class ProbedHost : IAsyncLifetime
{
    static readonly string[] AllRoles = [Roles.Erp, Roles.Collector, Roles.Manager, Roles.Ops, Roles.Agency];
    readonly ProbeServices services = new();

    public WebApplication App { get; private set; } = null!;

    public HttpClient Client { get; private set; } = null!;

    public ProbeServices Services => services;

    /// <summary>Requests to <c>/slow</c> wait here.</summary>
    public TaskCompletionSource Gate { get; private set; } = new();

    public TaskCompletionSource Arrived { get; private set; } = new();

    public static string[] Keys { get; } =
        [.. AllRoles.SelectMany((role, i) => new[] { $"--ApiKeys:{i}:Name={role}", $"--ApiKeys:{i}:Role={role}", $"--ApiKeys:{i}:Sha256={ProbeHost.HashOf(role)}" })];

    public async Task InitializeAsync()
    {
        await services.InitializeAsync();
        App = await Start();
        Client = new() { BaseAddress = new(App.Urls.First()) };
    }

    public Task<WebApplication> Start(params string[] settings) =>
        services.Start(ProbeHost.Publisher(services.Publisher.ConnectionString, services.Broker, [.. Keys, .. settings]), Map);

    public static HttpRequestMessage Request(HttpMethod method, string path, string? key = Roles.Erp, HttpContent? content = null)
    {
        var request = new HttpRequestMessage(method, path) { Content = content };
        if (key is not null) request.Headers.Add("X-Api-Key", key);
        return request;
    }

    void Map(WebApplication app)
    {
        app.MapPost("/things", (Thing thing) => Results.Ok(thing)).RequireRole(Roles.Erp);
        app.MapGet("/things/{number:int}", (int number, DateOnly on) => Results.Ok(new { number, on })).RequireRole(Roles.Erp);
        app.MapPut("/things/{id:guid}/of/{siren}/named/{name}", (Guid id, string siren, string name, Thing thing) => Results.Ok(new { id, siren, name, thing.Number })).RequireRole(Roles.Erp);
        app.MapPost("/broken", string () => throw new InvalidOperationException("a secret of the inside")).RequireRole(Roles.Erp);
        app.MapGet("/broken", string () => throw new InvalidOperationException("a secret of the inside")).RequireRole(Roles.Erp);
        app.MapGet("/database", async (NpgsqlDataSource database, CancellationToken stop) =>
        {
            await using var session = await Session.Open(database, stop);
            await session.Run("select 1", stop);
        }).RequireRole(Roles.Erp);
        app.MapGet("/page", (HttpContext http) =>
        {
            (http.Response.Headers.ContentSecurityPolicy, http.Response.Headers.CacheControl) = ("default-src 'self'", "private");
            return Results.Text("a page");
        }).RequireRole(Roles.Erp);
        app.MapGet("/me", (HttpContext http) => new
        {
            actor = http.Actor(), agency = http.User.FindFirst(ApiKeyAuthentication.AgencyClaim)?.Value ?? "",
            roles = string.Join(' ', http.User.FindAll(System.Security.Claims.ClaimTypes.Role).Select(role => role.Value)),
        });
        app.MapGet("/slow", async () =>
        {
            Arrived.SetResult();
            await Gate.Task;
            return "done";
        }).RequireRole(Roles.Erp);
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await services.DisposeAsync();
    }

    public enum Kind { Unknown, Plain, VerySpecial }

    public sealed record Line(string Text, int Amount);

    public sealed record Thing(string Name, int Number, Kind Kind, DateOnly? On = null, IReadOnlyList<Line>? Lines = null);
}
