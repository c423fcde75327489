using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Limits;
using Recouvrement.Kernel.Limitation;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Dunning.Courts;

/// <summary>What happens in court interrupts the limitation of invoices. An invoice that the case does not know is none of its own: what was declared may be of elsewhere.</summary>
sealed class CourtInterruptions(CaseStreams cases)
{
    const string Self = "service:litigation", NotHere = "no_such_invoice";

    /// <summary>What proves it: the id of the proceeding, under which its papers are.</summary>
    public static string ProofOf(Guid subject) => $"litigation:{subject}";

    public async Task Record(Session session, Guid dunningCase, IEnumerable<Guid> invoices, InterruptionKind kind, DateOnly actOn, string proof, DateOnly on, EventContext facts, CancellationToken stop)
    {
        foreach (var invoice in invoices)
        {
            var outcome = await cases.Handle(session, dunningCase, new DunningCommand.RecordInterruption(invoice, kind, actOn, proof, Self, on), facts, stop);
            if (outcome.Decision.Refusal is { Code: not NotHere } refusal) throw new FactRefused(refusal);
        }
    }

    public async Task End(Session session, Guid dunningCase, IEnumerable<Guid> invoices, string proof, DateOnly endedOn, bool isVoid, DateOnly on, EventContext facts, CancellationToken stop)
    {
        var (known, _) = await cases.Load(session, dunningCase, stop);
        foreach (var invoice in invoices)
            foreach (var (key, act) in known.Invoices.GetValueOrDefault(invoice)?.Interruptions ?? [])
                if (key == InterruptionKey.Of(invoice, InterruptionKind.CourtClaim, act.On, proof) && (act.EndedOn is null || (isVoid && !act.IsVoid)))
                    if ((await cases.Handle(session, dunningCase, new DunningCommand.EndInterruption(invoice, key, endedOn, isVoid, Self, on), facts, stop)).Decision.Refusal is { } refusal) throw new FactRefused(refusal);
    }
}
