using System.Net;
using System.Text.Json;
using Npgsql;
using Recouvrement.Correspondence.Domain.Messages;
using Recouvrement.Correspondence.Sending;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Time;

namespace Recouvrement.Correspondence.TextMessages;

/// <summary>
/// Asks the provider what became of text messages, and who wants no more of them. One of which nothing final is told within a week stays without an end.
/// </summary>
sealed class FollowTexts(TextProviders provider, MessageStreams messages, NpgsqlDataSource database, BusinessClock clock, ILogger<FollowTexts> log) : IDayWork
{
    const int Page = TextProviders.Page, MostPages = 100, AtOnce = 4, Days = 7;

    /// <inheritdoc/>
    public string Name => "follow text messages";

    /// <inheritdoc/>
    public async Task Do(DateOnly day, CancellationToken stop)
    {
        var away = 0;
        for (var after = Guid.Empty; await Open(after, stop) is { Count: > 0 } page; after = page[^1].Decision)
            await Parallel.ForEachAsync(page, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stop }, async (text, cancel) =>
            {
                if (!await Tried(() => Follow(text.Decision, cancel))) Interlocked.Increment(ref away);
                else if (text.SentOn < day.AddDays(-Days)) await Close(text.Decision, cancel);
            });
        if (await AnyEver(stop))
            foreach (var kind in new[] { "unsubscription", "replies" })
                if (!await Tried(() => Declined(kind, stop))) away++;
        if (away > 0) throw new IOException($"The provider of text messages gave no answer {away} times; ask again.");
    }

    async Task<bool> Tried(Func<Task> ask)
    {
        try
        {
            await ask();
            return true;
        }
        catch (Exception failed) when (ProviderAnswer.IsAway(failed))
        {
            return false;
        }
        catch (JsonException unreadable)
        {
            log.LogError(unreadable, "The answer of the provider of text messages cannot be read");
            return true;
        }
    }

    async Task Follow(Guid decision, CancellationToken stop)
    {
        foreach (var told in await Ask(cancel => provider.Counter.OfTag(decision.ToString(), Page, cancel), stop))
            if (told.Tag == decision.ToString() && FateOf(told) is var fate and not TextFate.None) await Tell(decision, fate, stop);
    }

    // STOP comes weeks later, and of a message that is long closed.
    async Task Declined(string kind, CancellationToken stop)
    {
        for (var page = 0; page < MostPages; page++)
        {
            var (offset, told) = (page * Page, new List<TextReport>());
            told.AddRange(await Ask(cancel => provider.Counter.OfKind(kind, Days, Page, offset, cancel), stop));
            foreach (var one in told)
                if (FateOf(one) is TextFate.Declined && Guid.TryParse(one.Tag, out var decision) && await IsOurs(decision, stop)) await Tell(decision, TextFate.Declined, stop);
            if (told.Count < Page) return;
        }
    }

    static TextFate FateOf(TextReport told) => told.Event switch
    {
        "delivered"                                                                    => TextFate.Delivered,
        "hardBounces" or "hardBounce" or "hard_bounces" or "blocked" or "rejected"     => TextFate.Undeliverable,
        "unsubscription" or "unsubscribe" or "unsubscribed"                            => TextFate.Declined,
        "replies" or "replied" when told.Reply?.Trim(' ', '.', '!').Equals("STOP", StringComparison.OrdinalIgnoreCase) is true => TextFate.Declined,
        _                                                                              => TextFate.None,
    };

    async Task Tell(Guid decision, TextFate fate, CancellationToken stop) =>
        await messages.Execute(decision, new MessageCommand.ReportText(fate, clock.Today), new EventContext("service:correspondence", clock.GetUtcNow()), null, stop);

    async Task<IReadOnlyList<TextReport>> Ask(Func<CancellationToken, Task<HttpResponseMessage>> question, CancellationToken stop) => await provider.Patience.Asking.ExecuteAsync(async cancel =>
    {
        using var answer = await question(cancel);
        if (ProviderAnswer.Settled(answer).StatusCode is HttpStatusCode.OK) return (await answer.Read<TextReports>(JsonSerializerOptions.Web, cancel)).Events ?? [];
        log.LogError("The provider of text messages answers {Status} about its events", (int)answer.StatusCode);
        return [];
    }, stop);

    async Task<bool> IsOurs(Guid decision, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        return await session.Read("select 1 from text_messages where decision = $1", _ => true, stop, decision) is [_];
    }

    async Task<bool> AnyEver(CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        return (await session.Read("select exists (select from text_messages)", row => row.GetBoolean(0), stop))[0];
    }

    async Task Close(Guid decision, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        await session.Run("update text_messages set open = false where decision = $1", stop, decision);
    }

    async Task<List<(Guid Decision, DateOnly SentOn)>> Open(Guid after, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        return await session.Read(
            "select decision, sent_on from text_messages where open and decision > $1 order by decision limit $2", row => (row.GetGuid(0), row.GetFieldValue<DateOnly>(1)), stop, after, Page);
    }
}
