using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Dunning.Histories;
using Recouvrement.Platform.Typesetting;

namespace Recouvrement.Dunning.Tests.Service;

/// <summary>The history of a debtor over a year is complete: as data, and on paper.</summary>
public sealed class YearOfADebtorTests(YearServer server) : IClassFixture<YearServer>
{
    [Fact]
    public async Task All_that_was_done_in_a_year_stands_in_the_history_with_who_when_and_why()
    {
        var debtor = await server.Debtor();
        var year = new YearOfADebtor(server, debtor, YearServer.FirstDay);
        await year.Walk();

        var history = (await server.Get($"/cases/{debtor.Case}/history")).AsArray().Select(e => new Entry(
            e!["version"]!.GetValue<long>(), e["fact"]!.GetValue<string>(), e["by"]!.GetValue<string>(), DateOnly.ParseExact(e["on"]!.GetValue<string>(), "yyyy-MM-dd", CultureInfo.InvariantCulture),
            e["text"]!.GetValue<string>(), e["decision"]?.GetValue<Guid>(), e["hash"]!.GetValue<string>())).ToList();
        Assert.Equal(await Stored(debtor.Case), history.Select(e => (e.Version, e.Fact)));
        Assert.All(history, e => Assert.True(e is { By.Length: > 0, Text.Length: > 0, Hash.Length: 64 } && e.On >= YearServer.FirstDay && e.On <= YearServer.FirstDay.AddDays(365), e.ToString()));
        Assert.Distinct(history.Select(e => e.Hash));

        Assert.Empty(Missing(year.All, [.. history]));
        Assert.Empty(Expected.Except(history.Select(e => e.Fact)));
        // Every message that left has been decided, asked for and sent, each on its day, under one key.
        var said = server.Bus.Heard<MessageRequestedV1>().Where(m => m.Case == debtor.Case).ToArray();
        var asked = said.Where(m => m.Plan is null).ToArray();
        // No step of the policy decides the confirmation of a plan, and nobody told that this one had left before its plan was broken.
        Assert.Equal(["plan_confirmation_requested", "message_withdrawn"], history.Where(e => e.Decision == said.Single(m => m.Plan is not null).Decision).Select(e => e.Fact));
        Assert.Equal(asked.Select(m => (m.Decision, m.On)), history.Where(e => e.Fact == "message_requested").Select(e => (e.Decision!.Value, e.On)));
        foreach (var message in asked)
        {
            string[] facts = [.. history.Where(e => e.Decision == message.Decision).Select(e => e.Fact)];
            Assert.True(facts is ["step_decided", ..] && facts.Contains("message_requested") && facts.Any(fact => fact is "message_sent" or "message_failed" or "message_withdrawn"), $"{message.Step}: {string.Join(' ', facts)}");
        }

        await IsOnPaper(debtor, history);
    }

    static readonly string[] Expected =
    [
        "case_opened", "debtor_profiled", "reach_changed", "episode_opened", "step_decided", "step_withdrawn", "message_requested", "promise_broken", "promise_partly_kept", "term_kept", "term_missed", "plan_broken",
        "hand_over_proposed", "episode_closed", "declaration_alert_raised",
    ];

    async Task IsOnPaper(DebtorUnderTest debtor, List<Entry> history)
    {
        using var client = server.Service.As("collector");
        var pdf = await client.GetByteArrayAsync($"/cases/{debtor.Case}/history?format=pdf");
        var lines = (await server.Service.Services.GetRequiredService<Typesetter>().ReadText(pdf, default)).Text;
        Assert.Contains($"{history.Count} faits", lines, StringComparison.Ordinal);
        var words = Squeezed(lines);
        Assert.Empty(history.Where(e => !words.Contains(Squeezed($"{e.Version} {e.On:dd/MM/yyyy}"), StringComparison.Ordinal)).Select(e => e.ToString()));
        Assert.All(history.Select(e => FrenchWords.By(e.By)).Distinct(), by => Assert.Contains(Squeezed(by), words, StringComparison.Ordinal));
        Assert.All(
            ["Promesse non tenue", "Promesse tenue en partie", "Échéance manquée", "Déchéance du terme", "Étape refusée", "Recommandé", "Réponse du client", "Litige ouvert", "Litige clos", "Transmission", "Abandon de pénalités", "Procédure collective"],
            what => Assert.Contains(Squeezed(what), words, StringComparison.Ordinal));
    }

    static IEnumerable<Done> Missing(IEnumerable<Done> done, List<Entry> history)
    {
        foreach (var one in done)
            if (history.FindIndex(e => e.Fact == one.Fact && e.By == one.By && e.On == one.On && e.Text.Contains(one.Why, StringComparison.Ordinal)) is >= 0 and var found) history.RemoveAt(found);
            else yield return one;
    }

    async Task<IEnumerable<(long Version, string Fact)>> Stored(Guid dunningCase)
    {
        await using var session = await Platform.EventStore.Session.Open(server.Service.Database.Source, default);
        return await session.Read("select version, type from mt_events where stream_id = $1 order by version", r => (r.GetInt64(0), r.GetString(1)), default, dunningCase);
    }

    static string Squeezed(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c != '\u200b'));

    sealed record Entry(long Version, string Fact, string By, DateOnly On, string Text, Guid? Decision, string Hash);
}
