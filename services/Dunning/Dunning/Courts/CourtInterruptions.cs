using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Limits;
using Recouvrement.Kernel.Limitation;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Dunning.Courts;

/// <summary>What a court decided on a declared claim.</summary>
/// <param name="Proof">Of the declaration.</param>
/// <param name="DeclaredOn">Day of it.</param>
/// <param name="DecidedOn">Day of the decision.</param>
/// <param name="IsAdmitted">For any amount.</param>
/// <param name="Version">Of the declaration after it: the last decision stands.</param>
sealed record DecidedClaim(string Proof, DateOnly DeclaredOn, DateOnly DecidedOn, bool IsAdmitted, long Version);

/// <summary>
/// What happens in court interrupts the limitation of invoices. An invoice that the case does not know is none of its own: what was declared may be of elsewhere.
/// The end of a proceeding may be heard before its service: it is kept, and ends what that interrupts.
/// </summary>
sealed class CourtInterruptions(CaseStreams cases)
{
    const string Self = "service:litigation", NotHere = "no_such_invoice";

    /// <summary>What proves it: the id of the proceeding, under which its papers are.</summary>
    public static string ProofOf(Guid subject) => $"litigation:{subject}";

    // A declaration says of which judgment it is: it may be heard before that.
    public async Task Record(
        Session session, Guid dunningCase, IReadOnlyList<Guid> invoices, InterruptionKind kind, DateOnly actOn, string proof, DateOnly on, EventContext facts, CancellationToken stop, DateOnly? declaredIn = null)
    {
        await OneAtATime(session, proof, stop);
        foreach (var invoice in invoices)
        {
            var outcome = await cases.Handle(session, dunningCase, new DunningCommand.RecordInterruption(invoice, kind, actOn, proof, Self, on, declaredIn), facts, stop);
            if (outcome.Decision.Refusal is { Code: not NotHere } refusal) throw new FactRefused(refusal);
        }

        foreach (var (endedOn, isVoid) in await session.Read("select ended_on, is_void from ended_proceedings where proof = $1", row => (row.GetFieldValue<DateOnly>(0), row.GetBoolean(1)), stop, proof))
            await EndKnown(session, dunningCase, invoices, proof, endedOn, isVoid, on, facts, stop);
        foreach (var decided in await session.Read(
                     "select proof, declared_on, decided_on, is_admitted, version from decided_claims where proof = $1",
                     row => new DecidedClaim(row.GetString(0), row.GetFieldValue<DateOnly>(1), row.GetFieldValue<DateOnly>(2), row.GetBoolean(3), row.GetInt64(4)), stop, proof))
            await DecideKnown(session, dunningCase, invoices, decided, on, facts, stop);
    }

    public async Task Decide(Session session, Guid dunningCase, IReadOnlyList<Guid> invoices, DecidedClaim decided, DateOnly on, EventContext facts, CancellationToken stop)
    {
        await OneAtATime(session, decided.Proof, stop);
        var isNews = await session.Run(
            "insert into decided_claims as d (proof, declared_on, decided_on, is_admitted, version) values ($1, $2, $3, $4, $5) on conflict (proof) do update " +
            "set declared_on = excluded.declared_on, decided_on = excluded.decided_on, is_admitted = excluded.is_admitted, version = excluded.version where d.version < excluded.version",
            stop, decided.Proof, decided.DeclaredOn, decided.DecidedOn, decided.IsAdmitted, decided.Version) == 1;
        if (isNews) await DecideKnown(session, dunningCase, invoices, decided, on, facts, stop);
    }

    async Task DecideKnown(Session session, Guid dunningCase, IEnumerable<Guid> invoices, DecidedClaim decided, DateOnly on, EventContext facts, CancellationToken stop)
    {
        var (known, _) = await cases.Load(session, dunningCase, stop);
        foreach (var invoice in invoices)
            if (InterruptionKey.Of(invoice, InterruptionKind.InsolvencyDeclaration, decided.DeclaredOn, decided.Proof) is var key && known.Invoices.GetValueOrDefault(invoice)?.Interruptions.ContainsKey(key) is true)
            {
                var decide = new DunningCommand.DecideDeclaration(invoice, key, decided.DecidedOn, decided.IsAdmitted, Self, Later(on, decided.DecidedOn));
                if ((await cases.Handle(session, dunningCase, decide, facts, stop)).Decision.Refusal is { } refusal) throw new FactRefused(refusal);
            }
    }

    public async Task End(Session session, Guid dunningCase, IReadOnlyList<Guid> invoices, string proof, DateOnly endedOn, bool isVoid, DateOnly on, EventContext facts, CancellationToken stop)
    {
        await OneAtATime(session, proof, stop);
        await session.Run(
            "insert into ended_proceedings as e (proof, ended_on, is_void) values ($1, $2, $3) on conflict (proof) do update set ended_on = excluded.ended_on, is_void = true where excluded.is_void and not e.is_void",
            stop, proof, endedOn, isVoid);
        await EndKnown(session, dunningCase, invoices, proof, endedOn, isVoid, on, facts, stop);
    }

    // A debtor may have paid before the order reached it: what that interrupted has ended on its own day.
    async Task EndKnown(Session session, Guid dunningCase, IEnumerable<Guid> invoices, string proof, DateOnly endedOn, bool isVoid, DateOnly on, EventContext facts, CancellationToken stop)
    {
        var (known, _) = await cases.Load(session, dunningCase, stop);
        foreach (var invoice in invoices)
            foreach (var (key, act) in known.Invoices.GetValueOrDefault(invoice)?.Interruptions ?? [])
                if (key == InterruptionKey.Of(invoice, InterruptionKind.CourtClaim, act.On, proof) && (act.EndedOn is null || (isVoid && !act.IsVoid)))
                {
                    var end = new DunningCommand.EndInterruption(invoice, key, Later(endedOn, act.On), isVoid, Self, Later(on, act.On));
                    if ((await cases.Handle(session, dunningCase, end, facts, stop)).Decision.Refusal is { } refusal) throw new FactRefused(refusal);
                }
    }

    static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;

    static Task<int> OneAtATime(Session session, string proof, CancellationToken stop) =>
        session.Run("select pg_advisory_xact_lock(hashtextextended('court_interruptions|' || $1, 0))", stop, proof);
}
