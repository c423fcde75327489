namespace Recouvrement.Invoicing.Domain.Prevention;

/// <summary>What the creditor does to a customer that does not pay.</summary>
public enum SanctionKind
{
    /// <summary>Never recorded.</summary>
    None,

    /// <summary>Nothing is delivered any more.</summary>
    DeliveriesStopped,

    /// <summary>Works stand still.</summary>
    WorksSuspended,

    /// <summary>No order is taken.</summary>
    OrdersBlocked,

    /// <summary>New invoices have a shorter term.</summary>
    TermsShortened,
}

/// <summary>A sanction: announced, done on its day, lifted one day. What is announced is done: a sanction that nobody executes is an alert.</summary>
/// <param name="Kind">Which.</param>
/// <param name="AnnouncedOn">When the customer was told.</param>
/// <param name="EffectiveOn">First day.</param>
/// <param name="TermDays">The shorter term, of <see cref="SanctionKind.TermsShortened"/> only.</param>
/// <param name="ExecutedOn">When the ERP confirmed that it is done.</param>
/// <param name="LiftedOn">First day without it.</param>
public sealed record Sanction(SanctionKind Kind, DateOnly AnnouncedOn, DateOnly EffectiveOn, int? TermDays, DateOnly? ExecutedOn, DateOnly? LiftedOn)
{
    /// <summary>It stands against new business on this day.</summary>
    public bool HoldsOn(DateOnly day) => EffectiveOn <= day && !(LiftedOn <= day);

    /// <summary>It was announced for an earlier day, and nobody has confirmed that it was done.</summary>
    public bool IsOverdue(DateOnly day) => HoldsOn(day) && ExecutedOn is null && EffectiveOn < day;
}
