using System.Net;
using System.Net.Http.Headers;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Litigation.Tests.Service;

/// <summary>
/// Who may call what, tried at every endpoint that the running service has. A new endpoint is in the list by itself: it fails here while it lets everybody in, and
/// where it shows one agency what another one has.
/// </summary>
public sealed class AccessTests(Scene scene) : IClassFixture<Scene>
{
    // For programs that know no key: they say nothing of any file.
    static readonly string[] Open = ["GET /health/live", "GET /health/ready", "GET /ops"];

    // With any key: the API document, which names no file.
    static readonly string[] Everybodys = ["GET /openapi/{documentName}.json"];

    readonly IReadOnlyList<Offered> offered = Offered.By(scene.Service);

    [Fact]
    public void Each_endpoint_names_the_roles_it_is_for()
    {
        Assert.True(offered.Count > 130, $"{offered.Count} endpoints");
        Assert.Equal(Open, offered.Where(e => e.IsOpen).Select(e => e.ToString()).Order(StringComparer.Ordinal));
        Assert.Equal(Everybodys, offered.Where(e => !e.IsOpen && e.Roles is null).Select(e => e.ToString()));
        Assert.Empty(offered.Where(e => e.ToString().Contains(" /agency/", StringComparison.Ordinal) && !e.IsOnlyFor(Roles.Agency)).Select(e => e.ToString()));
        Assert.Empty(offered.Where(e => e.ToString().Contains(" /ops/", StringComparison.Ordinal) && !e.IsOnlyFor(Roles.Ops)).Select(e => e.ToString()));
    }

    [Fact]
    public async Task The_API_document_names_the_roles_that_each_endpoint_lets_through()
    {
        var paths = (await scene.Get(Roles.Ops, "/openapi/v1.json")).GetProperty("paths");
        foreach (var endpoint in offered.Where(e => e.Roles is not null))
        {
            var said = paths.GetProperty(endpoint.Path(name => $"{{{name}}}")).GetProperty(endpoint.Verb.ToLowerInvariant()).GetProperty("description").GetString()!;
            var named = said[(said.IndexOf("Roles: ", StringComparison.Ordinal) + 7)..].TrimEnd('.').Split(", ");
            Assert.True(endpoint.Roles!.SetEquals(named), $"{endpoint} is for {string.Join(", ", endpoint.Roles!)}, the document says {said}");
        }
    }

    [Fact]
    public async Task Without_a_key_or_with_one_that_nobody_has_every_endpoint_is_closed()
    {
        var faults = new List<string>();
        foreach (var endpoint in offered.Where(e => !e.IsOpen))
            foreach (var key in (string[])["", "nobody-has-this"])
                if (await Ask(key, endpoint, endpoint.Path(Anything), "{}") is not (HttpStatusCode.Unauthorized, _) and var (status, _)) faults.Add($"{endpoint} with '{key}': {status}");
        Assert.Empty(faults);
    }

    [Theory]
    [InlineData(Roles.Erp)]
    [InlineData(Roles.Mail)]
    [InlineData(Roles.Collector)]
    [InlineData(Roles.Manager)]
    [InlineData(Roles.Ops)]
    [InlineData(Roles.Agency)]
    public async Task A_key_opens_what_its_role_is_for_and_nothing_else(string role)
    {
        var faults = new List<string>();
        foreach (var endpoint in offered.Where(e => e.Roles is not null))
        {
            var (status, _) = await Ask(role, endpoint, endpoint.Path(Anything), "{}");
            var isClosed = status is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized;
            if (isClosed == endpoint.Roles!.Contains(role) || status >= HttpStatusCode.InternalServerError) faults.Add($"{endpoint}: {status}");
        }

        Assert.Empty(faults);
    }

    /// <summary>With bodies that can be read, so that it is the owner that is asked about and not the spelling.</summary>
    [Fact]
    public async Task What_another_agency_has_is_not_there()
    {
        var api = await scene.Get(Roles.Ops, "/openapi/v1.json");
        var placement = await scene.Place("630000002", "beta", Scene.Claim("630000002", "F-1", 40_000));
        var (_, replay) = await scene.Ask("beta-key", HttpMethod.Post, "/agency/replays", new { });
        string[] secrets = [$"{placement}", $"{Scene.Invoice("630000002", "F-1")}", $"{Scene.Debtor("630000002")}", replay.GetProperty("replay").GetString()!];
        var (faults, before) = (new List<string>(), await Facts());
        foreach (var endpoint in offered.Where(e => e.Roles is { } roles && roles.Contains(Roles.Agency)))
        {
            var path = endpoint.Path(Foreign);
            var (status, text) = await Ask("alpha-key", endpoint, path, endpoint.Body(api, name => name == "claimId" ? Scene.Invoice("630000002", "F-1") : placement, Scene.Day));
            if (secrets.Any(secret => text.Contains(secret, StringComparison.Ordinal))) faults.Add($"{endpoint} shows it: {text}");
            if (endpoint.Pattern.Parameters.Count > 0 && status is not HttpStatusCode.NotFound) faults.Add($"{endpoint}: {status} {text}");
        }

        Assert.Empty(faults);
        Assert.Equal(before, await Facts());

        string Foreign(string name) => name switch
        {
            "id"     => $"{placement}",
            "replay" => secrets[^1],
            _        => throw new InvalidOperationException($"Say here what another agency has as {{{name}}}."),
        };
    }

    static string Anything(string name) => name switch
    {
        "siren"        => "630000002",
        "documentName" => "v1",
        "name"         => "beta",
        "number"       => "1",
        "reference"    => "x",
        _              => "0198c0de-0000-7000-8000-000000000001",
    };

    // Nothing that was refused is on record anywhere.
    async Task<long> Facts()
    {
        await using var session = await Session.Open(scene.Service.Database.Source, CancellationToken.None);
        // What an agency says of its own queue is a fact of its own.
        return (await session.Read("select count(*) from mt_events where type not in ('queue_closed', 'queue_opened')", row => row.GetInt64(0), CancellationToken.None))[0];
    }

    async Task<(HttpStatusCode Status, string Body)> Ask(string key, Offered endpoint, string path, string? body)
    {
        using var client = scene.Service.As(key);
        using var request = new HttpRequestMessage(new(endpoint.Verb), path);
        if (endpoint.Verb != "GET" && body is not null) request.Content = new StringContent(body, MediaTypeHeaderValue.Parse(endpoint.MediaType));
        using var answer = await client.SendAsync(request);
        return (answer.StatusCode, (await answer.Content.ReadAsStringAsync()).Replace(path, "", StringComparison.Ordinal));
    }
}
