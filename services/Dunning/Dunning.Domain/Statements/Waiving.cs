using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Kernel.Deciding;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Dunning.Domain.Statements;

/// <summary>Why penalties are given up. A fixed list: free text would bring personal data into the events.</summary>
public enum WaiverReason
{
    /// <summary>Not said.</summary>
    Unknown,

    /// <summary>To keep the customer.</summary>
    Commercial,

    /// <summary>Part of an agreement on how the rest is paid.</summary>
    Settlement,

    /// <summary>The delay is our own fault.</summary>
    OurFault,

    /// <summary>Not worth the effort.</summary>
    SmallAmount,

    /// <summary>Another reason.</summary>
    Other,
}

/// <summary>Late interest and compensation are given up by a person, for one invoice and for good.</summary>
static class Waiving
{
    internal static Decision<DunningEvent> Waives(this DunningCase dunning, DunningCommand.WaivePenalties waive)
    {
        if (dunning.Invoices.GetValueOrDefault(waive.Invoice) is not { Terms: { } terms } invoice) return Refuse("no_such_invoice", "The case has no such invoice.");
        if (invoice.PenaltiesAreWaived) return Nothing;
        if (waive.Reason == WaiverReason.Unknown) return Refuse("reason_missing", "Penalties are given up for a reason.");
        if (dunning.Kind == CustomerKind.PublicBody) return Refuse("waiver_void", "The interest and the compensation that a public buyer owes cannot be waived (L2192-14).");
        if (!terms.BearsInterest) return Refuse("is_penalty_bill", "This invoice bills penalties: cancel or waive its lines in Invoicing.");
        var course = new Course(dunning);
        course.Add(new DunningEvent.PenaltiesWaived(dunning.Account!, waive.Invoice, terms.Number, waive.Reason, waive.By, waive.On));
        // What waits may claim them.
        course.CallBack(waive.Invoice, WithdrawalReason.AmountChanged, waive.On);
        return course.Facts;
    }
}
