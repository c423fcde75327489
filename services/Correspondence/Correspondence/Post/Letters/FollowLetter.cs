using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Npgsql;
using NpgsqlTypes;
using Recouvrement.Correspondence.Domain.Messages;
using Recouvrement.Correspondence.Post.Proofs;
using Recouvrement.Correspondence.Sending;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Time;

namespace Recouvrement.Correspondence.Post.Letters;

/// <summary>
/// Asks a provider about one registered letter and takes over what it says: the whole way each time, so that it does not matter who asks, how often, and what was missed. What cannot
/// be as it is told is no fact, and words that nobody knows are kept as they are.
/// </summary>
sealed class FollowLetter(
    PostProviders providers, KeepProofs proofs, MessageStreams messages, NpgsqlDataSource database, IOptions<PostOptions> options, BusinessClock clock, ILogger<FollowLetter> log)
{
    // A provider keeps proofs for a year: what is missing then stays missing.
    const int LongestFollowed = 366;

    /// <summary>Follows one letter to where it is now.</summary>
    /// <returns>False where its provider is not set up (any more); then it is asked again as soon as it is.</returns>
    public async Task<bool> Follow(Guid decision, CancellationToken stop)
    {
        (string Reference, string? Provider, bool Done) letter;
        await using (var session = await Session.Open(database, stop))
        {
            if (await session.Read("select reference, provider, done from letters where decision = $1", row => (row.GetString(0), row.Text(1), row.GetBoolean(2)), stop, decision) is not [var found]) return true;
            letter = found;
        }

        // Before there was more than one provider, nobody noted whose it is.
        if ((letter.Provider is null ? providers.For(Channel.RegisteredLetter) : providers.Named(letter.Provider)) is not { } provider) return false;
        if (await Report(decision, letter.Reference, provider, stop) is not { } report) return true;
        var context = new EventContext("service:correspondence", clock.GetUtcNow());
        var told = await messages.Execute(decision, new MessageCommand.ReportCarrierStates([.. report.States], clock.Today), context, null, stop);
        var unsound = told.State.Unsound(report.States, clock.Today).ToImmutableArray();
        foreach (var odd in unsound)
            log.LogWarning("Letter {Decision}: {Provider} dates {State} {Day}, which cannot be on {Today}; it is not taken over", decision, provider.Name, odd.State, odd.On, clock.Today);
        foreach (var unread in report.Unread)
            log.LogWarning("Letter {Decision}: {Provider} says {Word}, which is unknown here; it is kept as it is", decision, provider.Name, unread.Word);
        if (unsound.Length + report.Unread.Count > 0) PostTelemetry.Oddities.Add(unsound.Length + report.Unread.Count, new("provider", provider.Name), new("kind", "state_not_taken_over"));

        var missing = await proofs.Keep(decision, letter.Reference, provider, report.Proofs, told.State, context, stop);
        await Note(decision, provider.Name, report, unsound, IsDone(told.State, missing), stop);
        return true;
    }

    // Null where there is nothing to take over: that is a matter of this letter, for a person to look at, and of no other.
    async Task<LetterReport?> Report(Guid decision, string reference, IPostProvider provider, CancellationToken stop)
    {
        try
        {
            if (await provider.Follow(reference, stop) is { } report) return report;
            log.LogError("Letter {Decision}: {Provider} does not know {Reference}", decision, provider.Name, reference);
            PostTelemetry.Oddities.Add(1, new("provider", provider.Name), new("kind", "letter_unknown_there"));
        }
        catch (HttpRequestException refused) when (ProviderAnswer.IsOfOne(refused))
        {
            log.LogError("Letter {Decision}: {Provider} tells nothing of {Reference} ({Reason})", decision, provider.Name, reference, refused.Message);
            PostTelemetry.Oddities.Add(1, new("provider", provider.Name), new("kind", "letter_not_told"));
        }

        return null;
    }

    bool IsDone(Message state, bool missing)
    {
        var since = state.EndedOn ?? state.StartedOn ?? clock.Today;
        return clock.Today > since.AddDays(state.EndedOn is null || missing ? LongestFollowed : options.Value.FollowAfterEnd);
    }

    async Task Note(Guid decision, string provider, LetterReport report, ImmutableArray<CarrierReport> unsound, bool done, CancellationToken stop)
    {
        var shown = report.Unread.Concat(unsound.Select(odd => new UnreadState(Messages.WireNames.Of(odd.State), odd.On)));
        await using var session = await Session.Open(database, stop);
        await session.Run(
            "update letters set provider = $2, unread = $3, cost_cents = coalesce($4, cost_cents), tracking = coalesce($5, tracking), done = $6 where decision = $1", stop, decision, provider,
            new NpgsqlParameter { Value = JsonSerializer.Serialize(shown, JsonSerializerOptions.Web), NpgsqlDbType = NpgsqlDbType.Jsonb }, report.CostCents, report.Tracking, done);
    }
}
