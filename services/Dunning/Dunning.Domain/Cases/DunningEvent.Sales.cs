using System.Collections.Immutable;
using Recouvrement.Dunning.Domain.Entities;
using Recouvrement.Dunning.Domain.Sales;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Dunning.Domain.Cases;

/// <summary>What sales people are told, and what they object.</summary>
public abstract partial record DunningEvent
{
    /// <summary>The debtor's sales person was told of a threat to come (information du commercial). Who that is, only the ERP knows by its code.</summary>
    /// <param name="Notice">Its key.</param>
    /// <param name="Account">Whose case.</param>
    /// <param name="Episode">Of the case.</param>
    /// <param name="Step">The threat: a step of the policy, or <c>hand_over</c>.</param>
    /// <param name="SalesPerson">The ERP's code.</param>
    /// <param name="Invoices">What is threatened, as it stands.</param>
    /// <param name="Total">Claimed of them.</param>
    /// <param name="MayGoOn">First day on which the threat may go out.</param>
    /// <param name="Mode">Of the entity on that day: in shadow nobody really hears of it.</param>
    /// <param name="On">Business date.</param>
    public sealed record SalesToldOfThreat(
        Guid Notice, Account Account, int Episode, string Step, string SalesPerson, ImmutableArray<ThreatenedInvoice> Invoices, Money Total, DateOnly MayGoOn, SendingMode Mode, DateOnly On) : DunningEvent;

    /// <summary>Sales objects to threats (opposition du commercial); reminders and calls go on.</summary>
    /// <param name="Objection">Its key.</param>
    /// <param name="Episode">Of the case.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Step">Only this threat; null: any.</param>
    /// <param name="Invoices">Stream ids; none: the whole case, invoices to come included.</param>
    /// <param name="Until">Last day.</param>
    /// <param name="SalesPerson">The debtor's sales person on that day; null where it had none.</param>
    /// <param name="By">Who entered it.</param>
    /// <param name="On">Business date.</param>
    public sealed record SalesObjected(
        Guid Objection, int Episode, ObjectionReason Reason, string? Step, ImmutableArray<Guid> Invoices, DateOnly Until, string? SalesPerson, string By, DateOnly On) : DunningEvent;

    /// <summary>An objection of sales ended before its day.</summary>
    public sealed record SalesObjectionLifted(Guid Objection, string By, DateOnly On) : DunningEvent;
}
