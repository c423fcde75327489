using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Kernel.Deciding;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Invoicing.Domain.Invoices;

/// <summary>How the ERP reminded.</summary>
public enum ReminderChannel
{
    /// <summary>It does not say.</summary>
    None,

    /// <summary>By mail.</summary>
    Email,

    /// <summary>By post.</summary>
    Letter,

    /// <summary>By telephone.</summary>
    Call,
}

/// <summary>How far the ERP had reminded before it was left to dunning (niveau de relance).</summary>
/// <param name="Level">The ERP's own, from 1.</param>
/// <param name="LastRemindedOn">Day of its last reminder.</param>
/// <param name="Channel">How that went out.</param>
public sealed record ReminderHistory(int Level, DateOnly LastRemindedOn, ReminderChannel Channel);

public sealed partial record Invoice
{
    /// <summary>Null where the ERP said nothing of reminders.</summary>
    public ReminderHistory? Reminders { get; init; }

    Decision<InvoiceEvent> TakesOver(InvoiceCommand.ImportReminders import) =>
        import.History == Reminders ? Nothing
        : import.History.LastRemindedOn < Content!.IssuedOn ? Refuse("reminded_before_issue", $"Invoice {Document!.Number} was issued on {Content.IssuedOn:yyyy-MM-dd}; nobody reminded of it before.")
        : new InvoiceEvent.RemindersImported(Document!, import.History);
}

public abstract partial record InvoiceCommand
{
    /// <summary>The ERP had reminded so far.</summary>
    /// <param name="History">How far.</param>
    public sealed record ImportReminders(ReminderHistory History) : InvoiceCommand;
}

public abstract partial record InvoiceEvent
{
    /// <summary>The ERP had reminded so far before it was left to dunning.</summary>
    public sealed record RemindersImported(AccountDocument Document, ReminderHistory History) : InvoiceEvent;
}
