using Recouvrement.Invoicing.Domain.Accounts;

namespace Recouvrement.Invoicing.Domain.Invoices;

/// <summary>A due date beyond what the law allows.</summary>
/// <param name="DueOn">What was agreed.</param>
/// <param name="Latest">The latest lawful day.</param>
/// <param name="Rule">Name of the cap.</param>
/// <param name="Source">The text that sets it.</param>
/// <param name="IsOver">It was corrected.</param>
public sealed record CapExcess(DateOnly DueOn, DateOnly Latest, string Rule, string Source, bool IsOver);

public sealed partial record Invoice
{
    /// <summary>Its due date is, or was, beyond the legal cap; null while it never was.</summary>
    public CapExcess? Excess { get; init; }

    // The date itself stays: late interest runs from what was agreed (rule R1.3). An opening entry has no date to judge.
    IEnumerable<InvoiceEvent> Capped(InvoiceCommand.Issue issue, InvoiceContent content)
    {
        if (issue.Caps is null || content.DateUncertain) yield break;
        var latest = issue.Caps.Latest(issue.Sector, issue.Term, content.IssuedOn, content.DeliveredOn);
        var due = content.Instalments?.TermEndsOn ?? content.DueOn;
        var excess = latest is not null && due > latest.On ? new CapExcess(due, latest.On, latest.Cap.Rule, latest.Cap.Source, IsOver: false) : null;
        if (excess is not null && excess != Excess)
            yield return new InvoiceEvent.PaymentTermExceedsLegalCap(issue.Document, excess.DueOn, excess.Latest, excess.Rule, excess.Source);
        else if (excess is null && Excess is { IsOver: false })
            yield return new InvoiceEvent.PaymentTermWithinLegalCap(issue.Document, content.DueOn);
    }
}

public abstract partial record InvoiceEvent
{
    /// <summary>It is due later than the law allows (L441-16: the creditor, too, may be fined). The date is kept.</summary>
    public sealed record PaymentTermExceedsLegalCap(AccountDocument Document, DateOnly DueOn, DateOnly Latest, string Rule, string Source) : InvoiceEvent;

    /// <summary>A correction brought its due date within the law.</summary>
    public sealed record PaymentTermWithinLegalCap(AccountDocument Document, DateOnly DueOn) : InvoiceEvent;
}
