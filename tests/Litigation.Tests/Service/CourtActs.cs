using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Litigation.Domain.Court;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Typesetting;
using Recouvrement.Support;

namespace Recouvrement.Litigation.Tests.Service;

/// <summary>What people do in the tests of court and losses, and what they read.</summary>
sealed class CourtActs(Scene scene)
{
    public static object Proposal() => new { procedure = "payment_order", court = new { kind = "commercial_court", city = "Grenoble" } };

    public static string Text(JsonElement of, string name) => of.GetProperty(name).GetString() ?? "";

    public async Task<ClaimsHandedOverV1> HandedOver(string siren)
    {
        var handed = await scene.HandOver(siren, Scene.Claim(siren, "F-1", 1_200_000), Scene.Claim(siren, "F-2", 100_000));
        await Eventually.Is(async () => (await scene.Ask(Roles.Collector, HttpMethod.Get, $"/files/{handed.HandOver}")).Status is HttpStatusCode.OK, "the file is there");
        return handed;
    }

    public async Task<(ClaimsHandedOverV1 Handed, Guid Proceeding)> Proposed(string siren, string reference)
    {
        var handed = await HandedOver(siren);
        await Put($"/files/{handed.HandOver}/proceedings/{reference}", Proposal());
        return (handed, CourtProceeding.StreamOf(handed.HandOver, reference));
    }

    public async Task Put(string path, object body)
    {
        var (status, answer) = await scene.Ask(Roles.Collector, HttpMethod.Put, path, body);
        Assert.True(status is HttpStatusCode.NoContent, $"{path}: {status} {answer}");
    }

    public async Task Tell(string key, string path, object? body = null)
    {
        var (status, answer) = await scene.Ask(key, HttpMethod.Post, path, body);
        Assert.True(status is HttpStatusCode.NoContent or HttpStatusCode.OK, $"{path}: {status} {answer}");
    }

    public async Task<string> Refused(string key, string path, object body)
    {
        var (status, answer) = await scene.Ask(key, HttpMethod.Post, path, body);
        Assert.True(status is HttpStatusCode.Conflict, $"{path}: {status} {answer}");
        return Text(answer, "code");
    }

    public async Task<bool> IsBeforeCourt(Guid file)
    {
        await using var connection = await scene.Service.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
        await using var command = new NpgsqlCommand("select court_live from files where file = $1", connection) { Parameters = { new() { Value = file } } };
        return (bool)(await command.ExecuteScalarAsync())!;
    }

    public async Task Parties(string siren)
    {
        await scene.Bus.Publish(Scene.Contacts(siren, 1) with { Seat = new(["8 rue des Charpentiers"], "84000", "Avignon", "FR") });
        await scene.Bus.Publish(new CreditorLetterheadChangedV1(siren, "Fonderie de Lâchebrise SAS", "SAS", 15_000_000, "Grenoble", ["12 rue des Forges", "38500 VOIRON"], null, null, null, null, "Jeanne Martin", "directrice financière", 1, Scene.Day));
        await Eventually.Is(async () =>
        {
            await using var connection = await scene.Service.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
            await using var command = new NpgsqlCommand("select exists (select from court_letterheads where creditor = $1) and exists (select from debtors where creditor = $1 and seat is not null)", connection) { Parameters = { new() { Value = siren } } };
            return (bool)(await command.ExecuteScalarAsync())!;
        }, "the parties are known");
    }

    public async Task<string> Printed(string path)
    {
        using var client = scene.Service.As(Roles.Collector);
        client.DefaultRequestHeaders.Accept.Clear();
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode} {System.Text.Encoding.UTF8.GetString(bytes.AsSpan(0, Math.Min(bytes.Length, 500)))}");
        var text = await scene.Service.Services.GetRequiredService<Typesetter>().ReadText(bytes, CancellationToken.None);
        return Regex.Replace(text.Text, @"\s+", " ");
    }
}
