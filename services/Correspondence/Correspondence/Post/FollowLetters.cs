using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Npgsql;
using Recouvrement.Correspondence.Domain.Messages;
using Recouvrement.Correspondence.Messages;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Time;

namespace Recouvrement.Correspondence.Post;

/// <summary>
/// Asks the provider where the registered letters are that have not arrived for good, and keeps its proof of those that have.
/// Looks at all that is open, so a day that was missed is made up for.
/// </summary>
sealed class FollowLetters(
    PostProviders provider, MessageStreams messages, NpgsqlDataSource database, LogSignal signal, BusinessClock clock, ILogger<FollowLetters> log) : IDayWork
{
    const int Page = 500, AtOnce = 8;

    /// <inheritdoc/>
    public string Name => "follow registered letters";

    /// <inheritdoc/>
    public async Task Do(DateOnly day, CancellationToken stop)
    {
        var away = 0;
        for (var after = Guid.Empty; await Open(after, stop) is { Count: > 0 } page; after = page[^1].Decision)
            await Parallel.ForEachAsync(page, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stop }, async (letter, cancel) =>
            {
                try
                {
                    await Follow(letter, cancel);
                }
                catch (Exception failed) when (PostProviders.IsAway(failed))
                {
                    Interlocked.Increment(ref away);
                }
                catch (JsonException unreadable)
                {
                    log.LogError(unreadable, "Letter {Decision}: the provider's answer cannot be read", letter.Decision);
                }
            });
        if (away > 0) throw new IOException($"The provider gave no answer about {away} letters; ask again.");
    }

    async Task Follow(OpenLetter letter, CancellationToken stop)
    {
        var states = await Ask(letter, stop);
        var context = new EventContext("service:correspondence", clock.GetUtcNow());
        foreach (var (state, on) in states.Where(s => !letter.Known.Contains(s.State)))
            await messages.Execute(letter.Decision, new MessageCommand.ReportCarrierState(state, on, clock.Today), context, null, stop);
        if (states.Any(s => s.State.IsFinal())) await Prove(letter, context, stop);
    }

    async Task<IReadOnlyList<(CarrierState State, DateOnly On)>> Ask(OpenLetter letter, CancellationToken stop)
    {
        var (status, posted) = await provider.Patience.ExecuteAsync(async cancel =>
        {
            using var answer = await provider.Counter.ById(letter.Reference, cancel);
            return (PostProviders.Settled(answer).StatusCode, answer.StatusCode is HttpStatusCode.OK ? await PostProviders.Letter(answer, cancel) : null);
        }, stop);
        if (posted is null)
        {
            log.LogError("Letter {Decision}: the provider answers {Status} about {Reference}", letter.Decision, (int)status, letter.Reference);
            return [];
        }

        var known = new List<(CarrierState, DateOnly)>();
        foreach (var told in posted.States ?? [])
            if (WireNames.Known<CarrierState>(told.State) is { } state) known.Add((state, told.On));
            else log.LogError("Letter {Decision}: the provider tells a state that is unknown here", letter.Decision);
        return known;
    }

    async Task Prove(OpenLetter letter, EventContext context, CancellationToken stop)
    {
        var proof = await provider.Patience.ExecuteAsync(async cancel =>
        {
            using var answer = await provider.Counter.Proof(letter.Reference, cancel);
            return PostProviders.Settled(answer).StatusCode is HttpStatusCode.OK
                ? (Bytes: await PostProviders.Bytes(answer, cancel), Type: answer.Content.Headers.ContentType?.MediaType ?? "application/octet-stream")
                : default;
        }, stop);
        if (proof.Bytes is null) return;

        var sha256 = Convert.ToHexStringLower(SHA256.HashData(proof.Bytes));
        await UnitOfWork.Run(database, signal, async session =>
        {
            if ((await messages.Handle(session, letter.Decision, new MessageCommand.KeepProof(sha256, clock.Today), context, stop)).Decision.Facts.IsEmpty) return;
            await session.Run(
                "insert into proofs (decision, sha256, media_type, bytes) values ($1, $2, $3, $4)", stop, letter.Decision, sha256, proof.Type, proof.Bytes);
        }, stop);
    }

    async Task<List<OpenLetter>> Open(Guid after, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        return await session.Read(
            "select decision, reference, moves from letters where not done and decision > $1 order by decision limit $2",
            row => new OpenLetter(row.GetGuid(0), row.GetString(1), Moves(row.GetString(2))), stop, after, Page);
    }

    static HashSet<CarrierState> Moves(string json) =>
        [.. JsonSerializer.Deserialize<LetterMove[]>(json, JsonSerializerOptions.Web)!.Select(move => WireNames.Known<CarrierState>(move.State) ?? CarrierState.None)];

    sealed record OpenLetter(Guid Decision, string Reference, HashSet<CarrierState> Known);
}
