using Npgsql;
using Recouvrement.Litigation.Agencies;
using Recouvrement.Litigation.Domain.Files;
using Recouvrement.Litigation.Domain.Placements;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Litigation.Placements;

using Done = Outcome<Placement, PlacementEvent>;

/// <summary>Commands to a placement, and what they mean for the files that its claims came from: both become true together.</summary>
sealed class PlacementDesk(PlacementStreams placements, FileStreams files, WaitingFiles waiting, NpgsqlDataSource database, LogSignal signal)
{
    /// <summary>In a transaction of its own.</summary>
    /// <param name="placement">Stream id.</param>
    /// <param name="command">The order.</param>
    /// <param name="context">Who, when, why.</param>
    /// <param name="also">What else is kept, in the same transaction, when there is something new.</param>
    /// <param name="stop">Cancels.</param>
    public Task<Done> Execute(Guid placement, PlacementCommand command, EventContext context, Func<Session, Task>? also, CancellationToken stop) =>
        UnitOfWork.Run(database, signal, async session =>
        {
            var outcome = await Handle(session, placement, command, context, stop);
            if (also is not null && !outcome.Decision.Facts.IsEmpty) await also(session);
            return outcome;
        }, stop);

    /// <summary>In the caller's transaction.</summary>
    public async Task<Done> Handle(Session session, Guid placement, PlacementCommand command, EventContext context, CancellationToken stop)
    {
        await Hold(session, placement, stop);
        var outcome = await placements.Handle(session, placement, command, context, stop);
        await Follow(session, placement, outcome, context, stop);
        return outcome;
    }

    /// <summary>A fact heard from elsewhere, in the caller's transaction.</summary>
    /// <exception cref="FactRefused">The placement refuses it all the same: a person must look.</exception>
    public async Task<Done> Hear(Session session, Guid placement, PlacementCommand command, EventContext context, CancellationToken stop)
    {
        var outcome = await Handle(session, placement, command, context, stop);
        return outcome.Decision.Refusal is { } refusal ? throw new FactRefused(refusal) : outcome;
    }

    /// <summary>What facts of a placement mean for its files. Its claims are held by then.</summary>
    public async Task Follow(Session session, Guid placement, Done outcome, EventContext context, CancellationToken stop)
    {
        var facts = outcome.Decision.Facts;
        foreach (var recalled in facts.OfType<PlacementEvent.ClaimRecalled>())
            foreach (var file in await session.Read("select file from claims where live and placement = $1 and invoice = $2", row => row.GetGuid(0), stop, placement, recalled.Invoice))
                await files.Hear(session, file, new FileCommand.ReturnClaim(recalled.Invoice, recalled.Reason, recalled.On), context, stop);
        if (facts.OfType<PlacementEvent.PlacementEnded>().SingleOrDefault() is not { } ended) return;
        foreach (var file in await session.Read("select file from files where placement = $1 order by file", row => row.GetGuid(0), stop, placement))
            // What is dunned still waits for no other agency: whoever dunned it goes on.
            if (GivenBack(facts) is var (given, _) && outcome.State.IsWhiteLabel) await files.Hear(session, file, new FileCommand.CloseFile(given, ended.On), context, stop);
            else if (GivenBack(facts) is var (reason, waits)) await TakeBack(session, file, outcome.State, new(ended.Mandate.Agency, reason, waits, ended.On), context, stop);
            else await files.Hear(session, file, new FileCommand.CloseFile(ended.Reason, ended.On), context, stop);
    }

    // What was owed while the agency had the claims, only the placement knows.
    async Task TakeBack(Session session, Guid file, Placement placement, FileCommand.TakeBackFile take, EventContext context, CancellationToken stop)
    {
        await files.Hear(session, file, take, context, stop);
        foreach (var (invoice, claim) in placement.Claims.OrderBy(c => c.Key))
            await files.Hear(session, file, new FileCommand.RevalueClaim(invoice, claim.Balance, "with_agency", claim.Version, take.On), context, stop);
        if (take.Waits) await waiting.Place(session, placement.Mandate!.Of.Creditor, [file], take.On, context, stop);
    }

    static (string Reason, bool Waits)? GivenBack(IEnumerable<PlacementEvent> facts) =>
        facts.Select(fact => fact switch
        {
            PlacementEvent.PlacementRefused e => (Spelling.Of(e.Why), true),
            PlacementEvent.PlacementClosed e  => (Spelling.Of(e.Code), false),
            _                                 => ((string, bool)?)null,
        }).FirstOrDefault(given => given is not null);

    // In the order of everybody who touches them: creditor, claims, placement, files.
    static async Task Hold(Session session, Guid placement, CancellationToken stop)
    {
        var creditor = await session.Read("select creditor from placements where placement = $1", row => row.GetString(0), stop, placement);
        if (creditor is not [var siren]) return;
        await RegisterView.HoldChosen(session, siren, stop);
        await session.Read("select 1 from claims where live and placement = $1 order by invoice for update", _ => 0, stop, placement);
    }
}
