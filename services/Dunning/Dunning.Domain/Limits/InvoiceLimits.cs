using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Entities;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Kernel.Limitation;

namespace Recouvrement.Dunning.Domain.Limits;

/// <summary>When the claim of an invoice is time-barred, by what its case knows of it (rule R3.2).</summary>
public static class InvoiceLimits
{
    /// <summary>
    /// Its last days. Null where they are not known: no kind of debtor was heard, the date is that of an opening entry, or the table does not reach back so far.
    /// </summary>
    public static LimitationDates? Of(CaseInvoice invoice, DunningCase dunning, TimeLimits limits)
    {
        if (invoice.Terms is not { DateUncertain: false } terms || KindOf(dunning.Kind) is not { } kind) return null;
        var born = terms.DeliveredOn < terms.IssuedOn ? terms.DeliveredOn.Value : terms.IssuedOn;
        return LimitationClock.Of(
            new(born, invoice.DueOn, kind)
            {
                Acts = invoice.Interruptions.IsEmpty ? [] : [.. invoice.Interruptions.Values.Select(act => Ended(act, dunning))],
                Hints = [.. Hints(invoice, dunning, kind)],
            }, limits);
    }

    /// <summary>Which period a kind of debtor has; null for one that is not known.</summary>
    public static LimitKind? KindOf(CustomerKind kind) => kind switch
    {
        CustomerKind.PublicBody => LimitKind.PublicBody,
        CustomerKind.Consumer   => LimitKind.Consumer,
        _ when kind.IsBusiness() => LimitKind.Commercial,
        _                       => null,
    };

    // A part payment may be an acknowledgement; against a public body a written reminder interrupts, but that it reached the right authority is for a person to record.
    static IEnumerable<DateOnly> Hints(CaseInvoice invoice, DunningCase dunning, LimitKind kind)
    {
        var paid = invoice.Settlings.Values.Where(s => s is { IsCredit: false, Amount.IsPositive: true }).Select(s => s.On);
        return kind != LimitKind.PublicBody ? paid : paid.Concat(dunning.Outgoing.Values
            .Where(act => act is { SentOn: not null, Mode: SendingMode.Live, Channel: not Channel.Call } && act.Covers(invoice.Id)).Select(act => act.SentOn!.Value));
    }

    // A declaration lasts until the proceedings close, which is heard of the debtor and not of the claim (L622-25-1); in proceedings that never were it interrupts nothing.
    static InterruptingAct Ended(InterruptingAct act, DunningCase dunning)
    {
        if (act is not { Kind: InterruptionKind.InsolvencyDeclaration, EndedOn: null }) return act;
        var proceedings = dunning.Insolvency.All.LastOrDefault(p => p.JudgmentOn <= act.On);
        return (proceedings is null || proceedings.ClosedOn < act.On) && dunning.Insolvency.WasInError(act.On) ? act with { EndedOn = act.On, IsVoid = true }
            : proceedings is { ClosedOn: { } closed } ? act with { EndedOn = closed } : act;
    }
}
