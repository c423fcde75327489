using Recouvrement.Dunning.Domain.Cases;

namespace Recouvrement.Dunning.Domain.Escalation;

/// <summary>
/// Which fact of a case made a blocker stand. It is found by looking at the case as it was after each fact, with the day and the circumstances of the question:
/// the fact since which it has stood without a break. So a rule that is added later needs no word here.
/// </summary>
public static class Causes
{
    const int MostFacts = 1_000;

    /// <summary>For each blocker of an invoice on a day, the place in the history of the fact that caused it.</summary>
    /// <param name="history">All facts up to the day.</param>
    /// <param name="invoice">The invoice.</param>
    /// <param name="now">The circumstances of the question.</param>
    /// <param name="on">The day.</param>
    public static IReadOnlyDictionary<string, int> Of(IReadOnlyList<DunningEvent> history, Guid invoice, Circumstances now, DateOnly on)
    {
        var states = new DunningCase[history.Count + 1];
        states[0] = DunningCase.Initial;
        for (var n = 0; n < history.Count; n++) states[n + 1] = DunningCase.Evolve(states[n], history[n]);

        var causes = new Dictionary<string, int>();
        var entered = Array.FindIndex(states, state => Known(state, invoice) is not null);
        if (entered < 0) return causes;
        var sought = Reasons(states[^1], states[^1].Invoices[invoice], now, on);
        for (var n = history.Count - 1; n >= Math.Max(0, history.Count - MostFacts) && sought.Count > 0; n--)
        {
            var before = states[n];
            if (n < entered && !sought.Overlaps(OfTheDebtor)) break;
            // What was so before the invoice came is told of the fact that made it so, not of the invoice.
            var claim = Known(before, invoice) ?? AsEntered(states[entered].Invoices[invoice], before);
            var stood = Reasons(Known(before, invoice) is null ? before with { Invoices = before.Invoices.SetItem(invoice, claim) } : before, claim, now, on);
            foreach (var reason in sought.Where(reason => !stood.Contains(reason) && (n >= entered || OfTheDebtor.Contains(reason))).ToArray())
            {
                causes[reason] = n;
                sought.Remove(reason);
            }
        }

        // It stood against the invoice as it came; of what lies further back than is looked at, nothing is said.
        if (history.Count <= MostFacts) foreach (var reason in sought) causes[reason] = entered - 1;
        return causes;
    }

    // What may have stood before the invoice was there.
    static readonly HashSet<string> OfTheDebtor =
    [
        Blocker.Insolvency.Reason, Blocker.NoPolicy.Reason, Blocker.DebtorUnknown.Reason, Blocker.NoAddress.Reason, Blocker.Undeliverable.Reason,
        Blocker.InCredit.Reason, Blocker.OneVoice.Reason, TimeRule.ContactInterval.Reason, .. FailedSending.Rules,
    ];

    static CaseInvoice? Known(DunningCase state, Guid invoice) => state.Invoices.GetValueOrDefault(invoice) is { Terms: not null } known ? known : null;

    static CaseInvoice AsEntered(CaseInvoice invoice, DunningCase before) => invoice with { FrozenSince = before.Insolvency.FrozenBy(invoice) };

    static HashSet<string> Reasons(DunningCase state, CaseInvoice invoice, Circumstances now, DateOnly on) =>
        [.. new Situation(state, now, on).Blockers(invoice).Select(blocked => blocked.By.Reason)];
}
