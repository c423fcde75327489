using System.Collections.Immutable;
using Npgsql;
using Recouvrement.Litigation.Domain.Agencies;
using Recouvrement.Litigation.Domain.Files;
using Recouvrement.Litigation.Placements;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Litigation.Agencies;

/// <summary>Files that wait for an agency: each is placed with the one that its creditor's rules choose, or says what speaks against every one.</summary>
sealed class WaitingFiles(Candidates candidates, FileStreams files, Placing placing, NpgsqlDataSource database, LogSignal signal)
{
    /// <summary>Looks at those of every creditor: something has changed that may let an agency take them.</summary>
    public async Task PlaceAll(DateOnly on, EventContext context, CancellationToken stop)
    {
        foreach (var creditor in await Creditors(stop))
            await UnitOfWork.Run(database, signal, session => Place(session, creditor, null, on, context, stop), stop);
    }

    /// <summary>Looks at those of a creditor, in the caller's transaction.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="creditor">SIREN.</param>
    /// <param name="only">These alone; null for all.</param>
    /// <param name="on">Business date.</param>
    /// <param name="context">Who, when, why.</param>
    /// <param name="stop">Cancels.</param>
    public async Task Place(Session session, string creditor, Guid[]? only, DateOnly on, EventContext context, CancellationToken stop)
    {
        await RegisterView.HoldChosen(session, creditor, stop);
        var rule = await candidates.Rule(session, creditor, stop);
        if (rule.InForce is null) return;
        var waiting = await FilesToPlace.Of(session, creditor, only, on, stop);
        if (waiting.Count == 0) return;
        var agencies = await candidates.Of(session, creditor, rule, on, hold: true, stop);
        foreach (var file in waiting)
        {
            var choice = Choosing.Of(rule, file.Facts, agencies, on);
            if (choice.Chosen is { } chosen)
            {
                await placing.Place(session, file.File, chosen.Agency, on, context, stop, new(chosen.Rule, rule.Rules is null, Codes(chosen.Warnings), TurnedDown(choice)));
                var candidate = agencies[chosen.Agency];
                agencies[chosen.Agency] = candidate with { Load = candidate.Load.With(file.Facts) };
            }
            else if (TurnedDown(choice) is var down && file.HeldBack?.SequenceEqual(down) is not true)
            {
                await files.Hear(session, file.File, new FileCommand.HoldBackFile(down, on), context, stop);
            }
        }
    }

    static ImmutableArray<TurnedDown> TurnedDown(Choice choice) => [.. choice.Agencies.Where(verdict => !verdict.Against.IsEmpty).Select(verdict => new TurnedDown(verdict.Agency, Codes(verdict.Against)))];

    static ImmutableArray<string> Codes(ImmutableArray<Remark> remarks) => [.. remarks.Select(remark => remark.Code).Distinct()];

    async Task<List<string>> Creditors(CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        return await session.Read("select distinct creditor from files where status = 'waiting' order by creditor", row => row.GetString(0), stop);
    }
}
