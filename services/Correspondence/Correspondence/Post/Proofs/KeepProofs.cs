using System.Security.Cryptography;
using Npgsql;
using Recouvrement.Correspondence.Domain.Messages;
using Recouvrement.Correspondence.Messages;
using Recouvrement.Correspondence.Sending;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Time;

namespace Recouvrement.Correspondence.Post.Proofs;

/// <summary>
/// Fetches the carrier's documents and keeps them, hashed, for good: the provider keeps them for a year only. What is kept is not fetched again, but one whose bytes have been lost here is, and
/// must then be the same.
/// </summary>
sealed class KeepProofs(MessageStreams messages, NpgsqlDataSource database, LogSignal signal, BusinessClock clock, ILogger<KeepProofs> log)
{
    /// <summary>Keeps what there is of one letter.</summary>
    /// <returns>True where a proof that its way asks for is not here yet.</returns>
    public async Task<bool> Keep(Guid decision, string reference, IPostProvider provider, IReadOnlySet<ProofKind> there, Message state, EventContext context, CancellationToken stop)
    {
        HashSet<ProofKind> kept;
        await using (var session = await Session.Open(database, stop))
            kept = [.. await session.Read("select kind from proofs where decision = $1", row => WireNames.Known<ProofKind>(row.GetString(0)) ?? ProofKind.None, stop, decision)];
        foreach (var kind in there.Except(kept).Order())
            if (await Fetched(decision, reference, provider, kind, stop) is { } document && await Keep(decision, kind, document, context, stop)) kept.Add(kind);
        return Asked(state).Except(kept).Any();
    }

    // One that is refused or larger than anything we take is missing, and keeps nothing else of the letter back.
    async Task<CarrierDocument?> Fetched(Guid decision, string reference, IPostProvider provider, ProofKind kind, CancellationToken stop)
    {
        try
        {
            return await provider.Fetch(reference, kind, stop);
        }
        catch (HttpRequestException refused) when (ProviderAnswer.IsOfOne(refused))
        {
            log.LogError("Letter {Decision}: the {Kind} of {Provider} cannot be taken ({Reason})", decision, kind, provider.Name, refused.Message);
            PostTelemetry.Oddities.Add(1, new("provider", provider.Name), new("kind", "proof_not_taken"));
            return null;
        }
    }

    static IEnumerable<ProofKind> Asked(Message state)
    {
        if (state.Carrier.ContainsKey(CarrierState.Deposited)) yield return ProofKind.Deposit;
        if (state.Stands.IsFinal()) yield return state.Stands is CarrierState.Delivered ? ProofKind.Receipt : ProofKind.Undelivered;
    }

    async Task<bool> Keep(Guid decision, ProofKind kind, CarrierDocument document, EventContext context, CancellationToken stop)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(document.Bytes));
        return await UnitOfWork.Run(database, signal, async session =>
        {
            var kept = await messages.Handle(session, decision, new MessageCommand.KeepProof(sha256, kind, clock.Today), context, stop);
            if (kept.Decision.Facts.IsEmpty && !await IsTheSame(session, decision, kind, sha256, stop))
            {
                log.LogError("Letter {Decision}: the carrier's {Kind} is not the one on record; it is not taken in its place", decision, kind);
                return false;
            }

            await session.Run(
                "insert into proofs (decision, kind, sha256, media_type, bytes) values ($1, $2, $3, $4, $5) on conflict do nothing", stop, decision, WireNames.Of(kind), sha256, document.MediaType, document.Bytes);
            return true;
        }, stop);
    }

    async Task<bool> IsTheSame(Session session, Guid decision, ProofKind kind, string sha256, CancellationToken stop) =>
        (await messages.History(session, decision, stop)).Select(h => h.Fact).OfType<MessageEvent.ProofKept>().Any(e => e.Sha256 == sha256 && (e.Kind ?? kind) == kind);
}
